import { expect, test } from "vitest";
import { earningChanges } from "./earning-changes";
import { type EarningRule, type EarningSection, earningSection } from "./earning-rules";

const double: EarningRule = {
  code: "pagi",
  name: { id: "Pagi dobel", en: "Double mornings" },
  on: "purchase",
  when: [],
  effect: { give: "multiplier", percent: 200, kind: "bonus" },
  group: "berlipat",
  caps: { event: null, member: [] },
  budgets: [],
};
const section = (...rules: EarningRule[]): EarningSection => ({ ...earningSection.parse({}), rules });
const effects = (before: EarningSection, after: EarningSection) =>
  earningChanges(before, after).map(({ what, effect }) => [what, effect]);

test("a rule with a limit that joins others in their group may win and give less than they: in doubt for the worse", () => {
  const capped: EarningRule = { ...double, code: "sore", caps: { event: 1, member: [] } };
  const joining = (rule: EarningRule) => effects(section(double), section(double, rule));

  expect(joining(capped)).toEqual([["rule", "worse"]]);
  expect(joining({ ...capped, caps: double.caps })).toEqual([["rule", "better"]]);
  expect(joining({ ...capped, group: "lain" })).toEqual([["rule", "better"]]);
  expect(joining({ ...capped, on: "review" })).toEqual([["rule", "better"]]);
});

test("a rule with a limit that gives more than before may take the place of another in its group", () => {
  const capped: EarningRule = { ...double, code: "sore", budgets: [{ per: "month", points: 1_000 }] };
  const raised: EarningRule = { ...capped, effect: { give: "multiplier", percent: 900, kind: "bonus" } };

  expect(effects(section(double, capped), section(double, raised))).toEqual([["rule_gives", "worse"]]);
  expect(effects(section(capped), section(raised))).toEqual([["rule_gives", "better"]]);
});

test("dearer points leave fewer in a budget of money, and are nothing to members without one", () => {
  const at = (minor: number, budgets: EarningRule["budgets"]): EarningSection => ({
    ...section({ ...double, budgets }),
    pointValue: { currency: "IDR", minor, points: 1 },
  });
  const money: EarningRule["budgets"] = [{ per: "month", minor: 1_000_000 }];

  expect(effects(at(20, money), at(200, money))).toEqual([["other", "worse"]]);
  expect(effects(at(200, money), at(20, money))).toEqual([["other", "better"]]);
  expect(effects(at(20, []), at(200, []))).toEqual([["other", "neutral"]]);
});
