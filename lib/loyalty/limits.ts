import { type BudgetUse, usedOf } from "./budgets";
import type { Scene } from "./earning-event";
import type { Budget, EarningRule, EarningSection, MemberCap, Period } from "./earning-rules";
import { periodStart } from "./periods";
import { exactly, type Points, shareOf } from "./points";
import { type Tally, tallied } from "./tallies";

/** The limit that left a rule less than it would have given. `left` is what it still had, `most` what it has in a period. */
export type Limit =
  | { limit: "event"; per: null; most: number; left: number }
  | { limit: "points" | "times"; per: Period; most: number; left: number }
  | { limit: "budget"; per: Period | null; most: number | null; left: number };

/** Whichever of a rule's caps and its budgets leaves it least, in points; null when it has none. */
export function tightestLimit(rule: EarningRule, scene: Scene): Limit | null {
  return tightest([...capsOf(rule, scene), ...budgetsOf(rule, scene)]);
}

/**
 * The budgets of a rule as one limit. Of several it is not said which is the least: others take from them between reading and writing,
 * and what is told must not hang on that.
 */
function budgetsOf(rule: EarningRule, scene: Scene): Limit[] {
  const uses = rule.budgets.map((budget) => ({ ...budgetUse(rule, budget, scene, 0), per: budget.per }));
  const [first, ...others] = uses;
  if (!first) return [];
  const left = Math.max(0, Math.min(...uses.map((use) => use.most - usedOf(scene.budgets, use))));
  const { per, most } = others.length > 0 ? { per: null, most: null } : first;
  return [{ limit: "budget", per, most, left }];
}

/** Whichever of its caps alone leaves it least. */
export function tightestCap(rule: EarningRule, scene: Scene): Limit | null {
  return tightest(capsOf(rule, scene));
}

function capsOf(rule: EarningRule, scene: Scene): Limit[] {
  const { event, member } = rule.caps;
  const ofEvent: Limit[] = event === null ? [] : [{ limit: "event", per: null, most: event, left: event }];
  return [...ofEvent, ...member.map((cap) => memberLimit(rule, cap, scene))];
}

function tightest(limits: readonly Limit[]): Limit | null {
  return limits.reduce<Limit | null>((least, each) => (least && leaves(least) <= leaves(each) ? least : each), null);
}

/** How many points a limit still lets through: all of them while times are left. */
export function leaves({ limit, left }: Limit): Points {
  return limit === "times" && left > 0 ? Number.POSITIVE_INFINITY : left;
}

function memberLimit(rule: EarningRule, cap: MemberCap, { day, tallies }: Scene): Limit {
  const used = tallied(tallies, capName(rule, cap), periodStart(cap.per, day));
  const most = "times" in cap ? cap.times : cap.points;
  return { limit: "times" in cap ? "times" : "points", per: cap.per, most, left: Math.max(0, most - used) };
}

function capName({ code }: EarningRule, cap: MemberCap): string {
  return `${"times" in cap ? "times" : "points"}.${cap.per}.${code}`;
}

/** What is to be counted once a rule has given points. */
export function talliesOfCaps(rule: EarningRule, { day }: Scene, points: Points): Tally[] {
  return rule.caps.member.map((cap) => ({
    name: capName(rule, cap),
    on: periodStart(cap.per, day),
    value: "times" in cap ? 1 : points,
  }));
}

/** What giving points takes from each of a rule's budgets. */
export function usesOfBudgets(rule: EarningRule, scene: Scene, points: Points): BudgetUse[] {
  return rule.budgets.map((budget) => budgetUse(rule, budget, scene, points));
}

function budgetUse(rule: EarningRule, budget: Budget, { day, terms }: Scene, points: Points): BudgetUse {
  const on = periodStart(budget.per, day);
  return { code: budgetCode(rule, budget), on, most: mostOf(budget, terms.earning.pointValue), points };
}

/** Which budgets an event that happens on `day` may take from. */
export function budgetsFor(
  { rules }: Pick<EarningSection, "rules">,
  kind: string,
  day: string,
): { code: string; on: string }[] {
  return rules
    .filter((rule) => rule.on === kind)
    .flatMap((rule) =>
      rule.budgets.map((budget) => ({ code: budgetCode(rule, budget), on: periodStart(budget.per, day) })),
    );
}

function budgetCode({ code }: EarningRule, { per }: Budget): string {
  return `${code}.${per}`;
}

function mostOf({ points, minor }: Budget, value: EarningSection["pointValue"]): Points {
  const bought = minor !== undefined && value ? shareOf(minor, value.points, value.minor) : Number.MAX_SAFE_INTEGER;
  return exactly(Math.min(points ?? bought, bought));
}
