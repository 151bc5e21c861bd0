import { expect, test } from "vitest";
import { terms } from "./rule-fixtures";
import { tierChanges } from "./tier-changes";
import type { TierLevel } from "./tier-policy";

test("a level put between two is a gain only where it has all that the one below it has", () => {
  const { tiers } = terms();
  const [start, silver, ...higher] = tiers.levels;
  if (!start || !silver) throw new Error("The fixture has levels");
  const benefit = { id: "Kopi di hari jadi", en: "Coffee on your anniversary" };
  const below = { ...silver, benefits: [benefit] };
  const between = { ...below, code: "antara", from: silver.from + 1 };
  const before = { ...tiers, levels: [start, below, ...higher] };
  const into = (level: TierLevel) =>
    tierChanges(before, { ...tiers, levels: [start, below, level, ...higher] }).map(({ what, effect }) => [
      what,
      effect,
    ]);

  expect(into(between)).toEqual([["tier", "better"]]);
  expect(into({ ...between, benefits: [] })).toEqual([["tier", "worse"]]);
  expect(into({ ...between, earnPercent: 100 })).toEqual([["tier", "worse"]]);
});
