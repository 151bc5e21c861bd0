import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayOf,
  dayStart,
  daysEarlier,
  daysLater,
  firstDayOf,
  monthOf,
  monthOfDay,
  monthStart,
  monthsLater,
  nextYearStart,
  type Rounding,
  thisYearStart,
} from "./calendar";
import { at } from "./rule-fixtures";

const jakarta = "Asia/Jakarta";
const newYork = "America/New_York";
const apia = "Pacific/Apia";
const zones = fc.constantFrom(jakarta, newYork, apia, "Asia/Kathmandu", "UTC");
const instants = fc.date({ min: at("1997-01-01T00:00:00Z"), max: at("2050-01-01T00:00:00Z"), noInvalidDate: true });
const roundings = fc.constantFrom<Rounding>("none", "month", "quarter", "year");

/** What day and hour it is somewhere, asked of the platform rather than of the rule. */
function localTime(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
}

describe("points that live a number of months", () => {
  it.each([
    ["2026-01-15T03:00:00Z", 12, "month", jakarta, "2027-02-01 00:00:00"],
    ["2026-01-31T20:00:00Z", 1, "month", jakarta, "2026-04-01 00:00:00"], // already 1 February in Jakarta
    ["2026-01-31T03:00:00Z", 1, "none", jakarta, "2026-03-01 00:00:00"], // 28 February is its last day
    ["2024-02-29T03:00:00Z", 12, "none", jakarta, "2025-03-01 00:00:00"],
    ["2024-02-29T03:00:00Z", 48, "none", jakarta, "2028-03-01 00:00:00"],
    ["2026-05-20T03:00:00Z", 6, "quarter", jakarta, "2027-01-01 00:00:00"],
    ["2026-03-31T16:59:59Z", 3, "quarter", jakarta, "2026-07-01 00:00:00"],
    ["2026-07-01T03:00:00Z", 12, "year", jakarta, "2028-01-01 00:00:00"],
    ["2026-02-08T12:00:00Z", 1, "none", newYork, "2026-03-09 00:00:00"], // over the night clocks go forward
    ["2026-10-01T12:00:00Z", 1, "month", newYork, "2026-12-01 00:00:00"],
    ["2011-11-29T22:00:00Z", 1, "none", apia, "2011-12-31 00:00:00"], // 30 December 2011 was left out in Samoa
  ] as const)("%s and %i months, to the end of its %s in %s: until %s", (start, months, rounding, zone, until) => {
    expect(localTime(monthsLater(at(start), months, rounding, zone), zone)).toBe(until);
  });

  it("live at least as long as was said, end at midnight, and rounding never shortens them", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 120 }), roundings, zones, (start, months, rounding, zone) => {
        const exact = monthsLater(start, months, "none", zone);
        const until = monthsLater(start, months, rounding, zone);
        expect(until.getTime()).toBeGreaterThanOrEqual(exact.getTime());
        expect(exact.getTime() - start.getTime()).toBeGreaterThan(months * 28 * 86_400_000);
        expect(localTime(until, zone)).toMatch(/ 00:00:00$/);
      }),
    );
  });
});

it("counts whole local days, over the nights in which clocks change too", () => {
  expect(localTime(daysLater(at("2026-03-07T15:00:00Z"), 1, newYork), newYork)).toBe("2026-03-09 00:00:00");
  expect(localTime(daysLater(at("2026-06-15T20:00:00Z"), 7, jakarta), jakarta)).toBe("2026-06-24 00:00:00");
  expect(daysLater(at("2026-06-15T20:00:00Z"), 0, jakarta)).toEqual(at("2026-06-15T20:00:00Z"));
});

it("goes back whole days by the clock on the wall, over the nights in which it changes", () => {
  expect(daysEarlier(at("2026-03-09T04:00:00Z"), 1, newYork)).toEqual(at("2026-03-08T05:00:00Z"));
  expect(daysEarlier(at("2026-06-17T17:00:00Z"), 3, jakarta)).toEqual(at("2026-06-14T17:00:00Z"));
});

it("numbers months so that they can be counted, and knows the day on which each begins", () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const month = monthOf(instant, zone);
      expect(firstDayOf(month)).toBe(`${localTime(instant, zone).slice(0, 7)}-01`);
      expect(monthOfDay(firstDayOf(month))).toBe(month);
      expect(monthStart(month, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
      expect(monthStart(month + 1, zone).getTime()).toBeGreaterThan(instant.getTime());
    }),
  );
});

it("puts every instant in the year between this year's start and the next one's, by the programme's zone", () => {
  expect(thisYearStart(at("2025-12-31T17:00:00Z"), jakarta)).toEqual(at("2025-12-31T17:00:00Z"));
  expect(nextYearStart(at("2025-12-31T16:59:59Z"), jakarta)).toEqual(at("2025-12-31T17:00:00Z"));
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      expect(thisYearStart(instant, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
      expect(nextYearStart(instant, zone).getTime()).toBeGreaterThan(instant.getTime());
      expect(thisYearStart(nextYearStart(instant, zone), zone)).toEqual(nextYearStart(instant, zone));
    }),
  );
});

it("says the day of an instant as a calendar on the wall there does", () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const day = dayOf(instant, zone);
      expect(day).toBe(localTime(instant, zone).slice(0, 10));
      expect(dayStart(day, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
    }),
  );
});
