import { exactly, type Points } from "./points";

/** What a rule takes of a budget that all members share, of at most `most` in the period that begins `on`. */
export type BudgetUse = { code: string; on: string; most: Points; points: Points };

/** Budgets as a decision finds them, and what it takes of them. */
export type Budgets = { readonly before: ReadonlyMap<string, Points>; taken: Map<string, BudgetUse> };

/** Budgets of which so much was used before; those not named were never used. */
export function budgetsOf(used: readonly { code: string; on: string; used: Points }[]): Budgets {
  return { before: new Map(used.map((each) => [nameOf(each), each.used])), taken: new Map() };
}

/** What was used of a budget, with what this decision took. */
export function usedOf(budgets: Budgets, budget: { code: string; on: string }): Points {
  const name = nameOf(budget);
  return exactly((budgets.before.get(name) ?? 0) + (budgets.taken.get(name)?.points ?? 0));
}

export function takeFrom(budgets: Budgets, use: BudgetUse): void {
  const name = nameOf(use);
  budgets.taken.set(name, { ...use, points: use.points + (budgets.taken.get(name)?.points ?? 0) });
}

/** What was taken, for a commit to write. */
export function takenOf({ taken }: Budgets): BudgetUse[] {
  return [...taken.values()];
}

function nameOf({ code, on }: { code: string; on: string }): string {
  return `${code} ${on}`;
}
