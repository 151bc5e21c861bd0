import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExpiryPolicy, endOf, expiryPolicy, extendedEnd, rolledEnd } from "./expiry-policy";
import { at } from "./rule-fixtures";

const jakarta = "Asia/Jakarta";
const zones = fc.constantFrom(jakarta, "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC");
const instants = fc.date({ min: at("1997-01-01T00:00:00Z"), max: at("2050-01-01T00:00:00Z"), noInvalidDate: true });

/** What day and hour it is somewhere, asked of the platform rather than of the rule. */
function localTime(instant: Date | null, timeZone: string): string {
  if (!instant) return "never";
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
}

function calendar(on: string, leastDays = 0): ExpiryPolicy {
  return { policy: "calendar", on, leastDays };
}

describe("points that end on a day of the calendar", () => {
  it.each([
    ["2026-03-10T05:00:00Z", "12-31", 0, jakarta, "2027-01-01 00:00:00"],
    ["2026-12-30T17:00:00Z", "12-31", 0, jakarta, "2028-01-01 00:00:00"], // the 31st already: not earned before it
    ["2026-12-30T16:59:59Z", "12-31", 0, jakarta, "2027-01-01 00:00:00"], // the last second of the 30th
    ["2026-12-10T05:00:00Z", "12-31", 30, jakarta, "2028-01-01 00:00:00"],
    ["2026-12-01T05:00:00Z", "12-31", 30, jakarta, "2027-01-01 00:00:00"],
    ["2026-12-02T05:00:00Z", "12-31", 30, jakarta, "2028-01-01 00:00:00"],
    ["2023-06-01T05:00:00Z", "02-29", 0, jakarta, "2024-03-01 00:00:00"],
    ["2024-06-01T05:00:00Z", "02-29", 0, jakarta, "2025-03-01 00:00:00"], // 28 February, for want of a 29th
    ["2026-01-05T05:00:00Z", "03-07", 0, "America/New_York", "2026-03-08 00:00:00"], // the night clocks go forward
    ["2026-01-05T05:00:00Z", "03-08", 0, "America/New_York", "2026-03-09 00:00:00"],
    ["2011-05-05T05:00:00Z", "12-30", 0, "Pacific/Apia", "2011-12-31 00:00:00"], // a day Samoa left out
    ["2011-05-05T05:00:00Z", "12-29", 0, "Pacific/Apia", "2011-12-31 00:00:00"],
  ] as const)("earned at %s, on %s, younger than %i days spared, in %s: until %s", (earned, on, least, zone, until) => {
    expect(localTime(endOf(calendar(on, least), at(earned), zone), zone)).toBe(until);
  });

  it("end at midnight, after the days they were promised, and at most a year and those days later", () => {
    const days = fc.constantFrom("01-01", "02-28", "02-29", "04-30", "06-15", "12-31");
    fc.assert(
      fc.property(instants, days, fc.integer({ min: 0, max: 366 }), zones, (earned, on, leastDays, zone) => {
        const end = endOf(calendar(on, leastDays), earned, zone);
        const lived = ((end?.getTime() ?? 0) - earned.getTime()) / 86_400_000;
        expect(localTime(end, zone)).toMatch(/ 00:00:00$/);
        expect(lived).toBeGreaterThan(leastDays - 2);
        expect(lived).toBeLessThan(leastDays + 370);
      }),
    );
  });
});

describe("points that live as long as there is activity", () => {
  const rolling = expiryPolicy.parse({ policy: "rolling", months: 12, roundTo: "month", activity: ["purchase"] });

  it("end so many months after the month of the last one, whichever day it was", () => {
    if (rolling.policy !== "rolling") throw new Error("It rolls");
    fc.assert(
      fc.property(instants, zones, (active, zone) => {
        const end = endOf(rolling, active, zone);
        const month =
          Number(localTime(active, zone).slice(0, 4)) * 12 + Number(localTime(active, zone).slice(5, 7)) - 1;
        expect(rolledEnd(rolling, month, zone)).toEqual(end);
      }),
    );
  });

  it("must be rounded to months at least, or every purchase would move them", () => {
    const daily = { policy: "rolling", months: 12, roundTo: "none", activity: ["purchase"] };

    expect(expiryPolicy.safeParse(daily).success).toBe(false);
  });
});

describe("an extension for the active", () => {
  const extension = { months: 3, activity: ["purchase"], withinMonths: 6 };

  it.each([
    [{ policy: "fixed", months: 12, roundTo: "month", extension }, "2026-11-30T17:00:00Z", "2027-03-01 00:00:00"],
    [{ policy: "fixed", months: 12, roundTo: "quarter", extension }, "2026-09-30T17:00:00Z", "2027-01-01 00:00:00"],
    [{ policy: "fixed", months: 12, roundTo: "none", extension }, "2026-11-30T17:00:00Z", "2027-03-01 00:00:00"],
    [{ policy: "calendar", on: "12-31", extension }, "2026-12-31T17:00:00Z", "2027-04-01 00:00:00"],
    [{ policy: "fixed", months: 12, roundTo: "month" }, "2026-11-30T17:00:00Z", "never"],
  ] as const)("of %j moves %s to %s", (policy, end, until) => {
    expect(localTime(extendedEnd(expiryPolicy.parse(policy), at(end), jakarta), jakarta)).toBe(until);
  });
});

it("still reads what terms said before there was more to say", () => {
  expect(expiryPolicy.parse({ policy: "never" })).toEqual({ policy: "never" });
  expect(expiryPolicy.parse({ policy: "fixed", months: 12, roundTo: "month" })).toEqual({
    policy: "fixed",
    months: 12,
    roundTo: "month",
  });
});

it.each(["02-30", "13-01", "00-10", "04-31", "1-1", "12-00", ""])("knows that %s is no day of a year", (on) => {
  expect(expiryPolicy.safeParse({ policy: "calendar", on }).success).toBe(false);
});
