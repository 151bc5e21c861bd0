import { describe, expect, test } from "vitest";
import { asksNoMore } from "./condition-changes";
import type { Condition } from "./earning-rules";

describe("a change of what a rule asks is for the better only when everybody who met it before meets it still", () => {
  const evening: Condition = { if: "time", weekdays: [1, 2], from: "17:00", to: "21:00" };
  test.each<[string, Condition[], Condition[], boolean]>([
    ["hours that begin earlier", [evening], [{ ...evening, from: "15:00" }], true],
    ["hours that end earlier", [evening], [{ ...evening, to: "20:00" }], false],
    ["a weekday more", [evening], [{ ...evening, weekdays: [1, 2, 3] }], true],
    ["a weekday less", [evening], [{ ...evening, weekdays: [1] }], false],
    ["hours over midnight instead", [evening], [{ ...evening, from: "16:00", to: "02:00" }], false],
    ["all day instead", [evening], [{ if: "time", weekdays: [1, 2] }], true],
    [
      "a smaller amount",
      [{ if: "amount", currency: "IDR", atLeast: 60_000 }],
      [{ if: "amount", currency: "IDR", atLeast: 50_000 }],
      true,
    ],
    [
      "another currency",
      [{ if: "amount", currency: "IDR", atLeast: 60_000 }],
      [{ if: "amount", currency: "USD", atLeast: 1 }],
      false,
    ],
    ["a category more", [{ if: "category", anyOf: ["roti"] }], [{ if: "category", anyOf: ["kopi", "roti"] }], true],
    ["another tier", [{ if: "tier", anyOf: ["emas"] }], [{ if: "tier", anyOf: ["platina"] }], false],
    ["a condition more", [evening], [evening, { if: "tag", anyOf: ["vip"] }], false],
    ["a condition less", [evening, { if: "tag", anyOf: ["vip"] }], [evening], true],
    [
      "longer around the birthday",
      [{ if: "birthday", daysBefore: 3, daysAfter: 3 }],
      [{ if: "birthday", daysBefore: 7, daysAfter: 3 }],
      true,
    ],
    ["fewer visits asked", [{ if: "visits", atLeast: 20 }], [{ if: "visits", atLeast: 10 }], true],
    ["newer members only", [{ if: "joined", atMostDays: 90 }], [{ if: "joined", atMostDays: 30 }], false],
    [
      "every tenth instead of every twentieth time",
      [{ if: "nth", n: 20, every: true, counts: "days" }],
      [{ if: "nth", n: 10, every: true, counts: "days" }],
      false,
    ],
    ["a campaign that runs longer", [{ if: "dates", to: "2027-01-01" }], [{ if: "dates", to: "2027-02-01" }], true],
    ["a campaign with an end", [{ if: "dates", from: "2026-01-01" }], [{ if: "dates", to: "2027-02-01" }], false],
  ])("%s", (_name, before, after, isBetter) => {
    expect(asksNoMore(before, after)).toBe(isBetter);
  });
});
