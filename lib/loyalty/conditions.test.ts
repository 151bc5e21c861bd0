import { describe, expect, it } from "vitest";
import { unmetOf } from "./conditions";
import { type EarningContext, type EarningEvent, nothingKnown, sceneOf } from "./earning-event";
import { bought, context, earningOf, line, rule } from "./earning-fixtures";
import type { Condition } from "./earning-rules";
import { clockAt, daysFromReturn, periodStart, weekdayOf } from "./periods";
import { at, terms } from "./rule-fixtures";
import { addToTally, talliesOf } from "./tallies";
import { countEvent } from "./visits";

const segments = [
  {
    code: "newcomers",
    name: { id: "Anggota baru", en: "Newcomers" },
    when: [{ if: "joined" as const, atMostDays: 30 }],
  },
];

/** Whether a condition holds of an event; asks as the evaluator does. */
function holds(
  condition: Condition,
  event: Partial<EarningEvent> = {},
  changes: Partial<EarningContext> = {},
): boolean {
  const asked = rule({ code: "asked", effect: { give: "fixed", points: 1, kind: "bonus" }, when: [condition] });
  return (
    unmetOf(asked, sceneOf(bought(50_000, event), context(earningOf([asked], { segments }), changes))).length === 0
  );
}

const member = (changes: Partial<EarningContext["member"]>) => ({ member: { ...nothingKnown, ...changes } });
const on = (day: string, time = "12:00", offset = "+07:00") => ({ occurredAt: at(`${day}T${time}:00${offset}`) });

describe("an amount", () => {
  it.each([
    [{ atLeast: 50_000 }, true],
    [{ atLeast: 50_001 }, false],
    [{ atMost: 50_000 }, true],
    [{ atMost: 49_999 }, false],
    [{ atLeast: 10_000, atMost: 60_000 }, true],
  ])("of Rp50.000 is in %j: %s", (range, expected) => {
    expect(holds({ if: "amount", currency: "IDR", ...range })).toBe(expected);
  });

  it("in another currency is not asked for", () => {
    expect(holds({ if: "amount", currency: "USD", atLeast: 1 })).toBe(false);
  });
});

it("knows products and categories by what the receipt lists, and nothing of a receipt without lines", () => {
  const lines = [line("kopi", 20_000, "kopi-susu")];
  expect(holds({ if: "category", anyOf: ["roti", "kopi"] }, { lines })).toBe(true);
  expect(holds({ if: "product", anyOf: ["kopi-susu"] }, { lines })).toBe(true);
  expect(holds({ if: "product", anyOf: ["teh"] }, { lines })).toBe(false);
  expect(holds({ if: "category", anyOf: ["kopi"] })).toBe(false);
});

it("knows where and how something was bought", () => {
  expect(holds({ if: "store", anyOf: ["Bandung Dago"] })).toBe(true);
  expect(holds({ if: "store", anyOf: ["Bandung Dago"] }, { store: null })).toBe(false);
  expect(holds({ if: "channel", anyOf: ["online"] })).toBe(false);
});

describe("weekdays and hours are those of the programme's zone", () => {
  const morning: Condition = { if: "time", weekdays: [1, 2, 3, 4, 5], from: "07:00", to: "10:00" };
  const night: Condition = { if: "time", from: "22:00", to: "02:00" };

  it.each([
    [morning, "2026-06-15T07:00:00+07:00", true],
    [morning, "2026-06-15T09:59:59+07:00", true],
    [morning, "2026-06-15T10:00:00+07:00", false],
    [morning, "2026-06-14T08:00:00+07:00", false], // a Sunday
    [morning, "2026-06-15T00:30:00Z", true], // 07:30 in Jakarta
    [night, "2026-06-15T23:10:00+07:00", true],
    [night, "2026-06-15T01:59:00+07:00", true],
    [night, "2026-06-15T02:00:00+07:00", false],
  ])("%j at %s: %s", (condition, time, expected) => {
    expect(holds(condition, { occurredAt: at(time) })).toBe(expected);
  });

  it("also on the days when clocks are changed", () => {
    // New York sets its clocks forward at 02:00 on 8 March 2026, and back at 02:00 on 1 November.
    expect(clockAt(at("2026-03-08T12:30:00Z"), "America/New_York")).toBe("08:30");
    expect(clockAt(at("2026-11-01T12:30:00Z"), "America/New_York")).toBe("07:30");
    expect(
      holds(morning, { occurredAt: at("2026-11-02T12:30:00Z") }, { terms: terms({ zone: "America/New_York" }) }),
    ).toBe(true);
  });
});

describe("how often", () => {
  const visited = (...days: string[]) => {
    const tallies = talliesOf([]);
    const asking = rule({
      code: "asking",
      effect: { give: "fixed", points: 1, kind: "bonus" },
      when: [{ if: "frequency", atLeast: 2, days: 7, counts: "days" }],
    });
    const counting = terms({ earning: earningOf([asking]) });
    for (const day of days) countEvent(tallies, "purchase", at(`${day}T12:00:00+07:00`), counting);
    return { tallies };
  };
  const nth = (n: number, every: boolean, counts: "days" | "each"): Condition => ({ if: "nth", n, every, counts });

  it("the first is the first, also when it is split in two", () => {
    expect(holds(nth(1, false, "days"), on("2026-06-15"))).toBe(true);
    expect(holds(nth(1, false, "days"), on("2026-06-15"), visited("2026-06-15"))).toBe(false);
  });

  it("counts visits once a day, or each purchase", () => {
    const three = visited("2026-06-12", "2026-06-13", "2026-06-13");
    expect(holds(nth(3, true, "days"), on("2026-06-15"), three)).toBe(true);
    expect(holds(nth(4, false, "each"), on("2026-06-15"), three)).toBe(true);
    expect(holds(nth(3, true, "days"), on("2026-06-15"), visited("2026-06-12", "2026-06-13", "2026-06-15"))).toBe(
      false,
    );
  });

  it("counts within so many days up to today", () => {
    const week: Condition = { if: "frequency", atLeast: 3, days: 7, counts: "days" };
    expect(holds(week, on("2026-06-15"), visited("2026-06-09", "2026-06-12"))).toBe(true);
    expect(holds(week, on("2026-06-15"), visited("2026-06-08", "2026-06-12"))).toBe(false);
    expect(holds(week, on("2026-06-15"), visited("2026-06-12", "2026-06-12"))).toBe(false);
    expect(holds({ ...week, counts: "each" }, on("2026-06-15"), visited("2026-06-12", "2026-06-12"))).toBe(true);
  });

  it("knows how many visits came before", () => {
    expect(holds({ if: "visits", atLeast: 2 }, {}, visited("2026-06-01", "2026-06-02"))).toBe(true);
    expect(holds({ if: "visits", atMost: 1 }, {}, visited("2026-06-01", "2026-06-02"))).toBe(false);
  });
});

it("knows tiers, tags and saved conditions", () => {
  expect(holds({ if: "tier", anyOf: ["emas"] }, {}, { tier: "emas" })).toBe(true);
  expect(holds({ if: "tag", anyOf: ["press"] }, {}, member({ tags: ["press"] }))).toBe(true);
  expect(holds({ if: "tag", anyOf: ["press"] })).toBe(false);
  expect(holds({ if: "segment", anyOf: ["newcomers"] }, on("2026-06-15"), member({ joinedOn: "2026-05-16" }))).toBe(
    true,
  );
  expect(holds({ if: "segment", anyOf: ["newcomers"] }, on("2026-06-15"), member({ joinedOn: "2026-05-15" }))).toBe(
    false,
  );
});

describe("days that come back every year", () => {
  const birthday: Condition = { if: "birthday", daysBefore: 3, daysAfter: 3 };
  it.each([
    ["06-18", "2026-06-15", true],
    ["06-19", "2026-06-15", false],
    ["01-02", "2026-12-30", true],
    ["12-30", "2027-01-02", true],
    ["02-29", "2027-02-28", true],
    ["02-29", "2028-03-03", true],
    ["02-29", "2027-03-04", false],
  ])("a birthday on %s is near on %s: %s", (day, today, expected) => {
    expect(holds(birthday, on(today), member({ birthday: day }))).toBe(expected);
  });

  it("an unknown birthday is never near", () => {
    expect(holds(birthday)).toBe(false);
  });

  it("the day of joining is no anniversary, a year later is", () => {
    const anniversary: Condition = { if: "anniversary", daysBefore: 1, daysAfter: 1 };
    expect(holds(anniversary, on("2026-06-15"), member({ joinedOn: "2026-06-15" }))).toBe(false);
    expect(holds(anniversary, on("2026-06-14"), member({ joinedOn: "2025-06-15" }))).toBe(true);
    expect(holds(anniversary, on("2026-06-17"), member({ joinedOn: "2024-06-15" }))).toBe(false);
  });

  it("the nearest return counts, on either side of a new year", () => {
    expect([daysFromReturn("12-31", "2027-01-01"), daysFromReturn("01-01", "2026-12-31")]).toEqual([1, -1]);
  });
});

it("runs a campaign from its first day to the end of its last", () => {
  const campaign: Condition = { if: "dates", from: "2026-06-15", to: "2026-06-16" };
  expect(holds(campaign, on("2026-06-15", "00:00"))).toBe(true);
  expect(holds(campaign, on("2026-06-16", "23:59"))).toBe(true);
  expect(holds(campaign, on("2026-06-17", "00:00"))).toBe(false);
});

it("reads the fields of other kinds of events as what they are", () => {
  const field = (condition: object) => ({ if: "field", field: "stars", ...condition }) as Condition;
  expect(holds(field({ atLeast: 4 }), { data: { stars: 4 } })).toBe(true);
  expect(holds(field({ atLeast: 4 }), { data: { stars: "5" } })).toBe(false);
  expect(holds(field({ anyOf: ["five"] }), { data: { stars: "five" } })).toBe(true);
  expect(holds(field({}), {})).toBe(false);
});

it("begins days, weeks, months and years where the calendar does", () => {
  const starts = (["day", "week", "month", "year", "ever"] as const).map((per) => periodStart(per, "2026-03-01"));
  expect(starts).toEqual(["2026-03-01", "2026-02-23", "2026-03-01", "2026-01-01", "0001-01-01"]);
  expect([weekdayOf("2026-02-23"), weekdayOf("2026-03-01"), weekdayOf("1969-12-31")]).toEqual([1, 7, 3]);
});

it("keeps what is counted apart for each kind of event", () => {
  const tallies = talliesOf([]);
  addToTally(tallies, "count.review", "0001-01-01", 3);
  expect(holds({ if: "nth", n: 1, every: false, counts: "each" }, {}, { tallies })).toBe(true);
});
