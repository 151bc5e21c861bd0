import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type Celebrant, type Distribution, distributionProblem, LATE_DAYS, occasionOf } from "./distribution";
import { nothingKnown } from "./earning-event";
import { daysAfter } from "./periods";
import { terms } from "./rule-fixtures";
import { talliesOf } from "./tallies";

const asked = (changes: Partial<Distribution> = {}): Distribution => ({
  ...{ id: "d", occasion: "birthday", tier: null, each: "year", conditions: [], daysBefore: 0, pickUpDays: 30 },
  ...{ startsOn: "2026-01-01", endsOn: null, atMost: null, isOn: true },
  ...changes,
});

const who = (changes: Partial<Celebrant["inputs"]> = {}, rest: Partial<Celebrant> = {}): Celebrant => ({
  inputs: { ...nothingKnown, ...changes },
  ...{ tier: "perak", tallies: talliesOf([]), reached: [] },
  ...rest,
});

describe("a birthday present", () => {
  it.each([
    ["on the day", "2026-06-18", {}, "2026"],
    ["a week late, where nobody came by", "2026-06-25", {}, "2026"],
    ["not later", "2026-06-26", {}, null],
    ["not the day before", "2026-06-17", {}, null],
    ["unless it is given ahead", "2026-06-11", { daysBefore: 7 }, "2026"],
    ["not of a day before the distribution began", "2026-06-19", { startsOn: "2026-06-19" }, null],
    ["not after its last day", "2026-06-20", { endsOn: "2026-06-19" }, null],
    ["not while it is off", "2026-06-18", { isOn: false }, null],
  ])("%s", (_name, day, changes, expected) => {
    expect(occasionOf(asked(changes), who({ birthday: "06-18" }), terms(), day)).toBe(expected);
  });

  it("is of the year the birthday lies in, over a new year too", () => {
    const early = asked({ daysBefore: 5 });
    expect(occasionOf(early, who({ birthday: "01-02" }), terms(), "2026-12-30")).toBe("2027");
    expect(occasionOf(early, who({ birthday: "12-30" }), terms(), "2027-01-02")).toBe("2026");
    expect(occasionOf(asked(), who({ birthday: "02-29" }), terms(), "2027-02-28")).toBe("2027");
  });

  it("is of nobody whose birthday is not known", () => {
    expect(occasionOf(asked(), who(), terms(), "2026-06-18")).toBeNull();
  });
});

test("a year of membership is celebrated from the first on, by how many there are", () => {
  const yearly = asked({ occasion: "anniversary" });
  const member = who({ joinedOn: "2024-06-15" });
  expect(occasionOf(yearly, who({ joinedOn: "2026-06-15" }), terms(), "2026-06-15")).toBeNull();
  expect(occasionOf(yearly, member, terms(), "2026-06-15")).toBe("2");
});

describe("a level that was reached", () => {
  const up = (on: string, from = "perak", to = "emas") => who({}, { tier: to, reached: [{ from, to, on }] });
  const gold = asked({ occasion: "tier_up", tier: "emas", each: "ever" });

  it("is told by its period, also when a level was passed over on the way", () => {
    expect(occasionOf(gold, up("2026-06-15"), terms(), "2026-06-16")).toBe("ever");
    expect(occasionOf({ ...gold, each: "year" }, up("2026-06-15", "perak", "platina"), terms(), "2026-06-16")).toBe(
      "2026",
    );
  });

  it("counts for a week, only upwards, and not from before the distribution began", () => {
    expect(occasionOf(gold, up("2026-06-15"), terms(), "2026-06-23")).toBeNull();
    expect(occasionOf(gold, up("2026-06-15", "platina", "emas"), terms(), "2026-06-15")).toBeNull();
    expect(occasionOf({ ...gold, startsOn: "2026-06-16" }, up("2026-06-15"), terms(), "2026-06-16")).toBeNull();
  });
});

test("a criterion is met while all of it holds, and once in its period", () => {
  const regulars = asked({
    occasion: "criteria",
    each: "month",
    conditions: [
      { if: "tag", anyOf: ["vip"] },
      { if: "tier", anyOf: ["emas"] },
    ],
  });
  const vip = who({ tags: ["vip"] }, { tier: "emas" });
  expect(occasionOf(regulars, vip, terms(), "2026-06-18")).toBe("2026-06");
  expect(occasionOf(regulars, { ...vip, tier: "perak" }, terms(), "2026-06-18")).toBeNull();
  expect(occasionOf({ ...regulars, each: "ever" }, vip, terms(), "2026-06-18")).toBe("ever");
});

test("whoever is looked at every day of ten years meets each birthday under one name, at least once and never under two", () => {
  const birthdays = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
  const two = (value: number) => String(value).padStart(2, "0");
  fc.assert(
    fc.property(birthdays, fc.integer({ min: 0, max: 30 }), ([month, day], daysBefore) => {
      const member = who({ birthday: `${two(month)}-${two(day)}` });
      const distribution = asked({ daysBefore, startsOn: "2020-01-01" });
      const names: string[] = [];
      for (let passed = 0; passed < 3_653; passed += 1) {
        const of = occasionOf(distribution, member, terms(), daysAfter("2021-01-01", passed));
        if (of && names.at(-1) !== of) names.push(of);
      }
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(9);
      expect(names.length).toBeLessThanOrEqual(12);
    }),
    { numRuns: 12 },
  );
  expect(LATE_DAYS).toBeLessThan(30);
});

test.each([
  ["a level without one", { occasion: "tier_up" as const }, "tier_missing"],
  ["a birthday of a level", { tier: "emas" }, "tier_missing"],
  ["criteria without any", { occasion: "criteria" as const }, "criteria_missing"],
  ["too far ahead", { daysBefore: 31 }, "days_before_invalid"],
  ["no day to pick it up", { pickUpDays: 0 }, "pick_up_days_invalid"],
  ["an end before the beginning", { endsOn: "2025-12-31" }, "ends_before_start"],
  ["nothing wrong", {}, null],
])("%s", (_name, changes, expected) => {
  expect(distributionProblem(asked(changes))).toBe(expected);
});
