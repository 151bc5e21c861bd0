import type { Statement } from "./explain";
import { transferredLots } from "./explain-transfer";
import type { MergeTrace, TierMergedTrace } from "./merge-trace";
import type { Points } from "./points";

/** What is told of two memberships of one person that became one, or were parted again. */
export type MergeStatement =
  | { key: "merged_out" | "merged_in" | "parted_out" | "parted_in"; points: 0 }
  /** What was owed and changed hands: here from now on, paid at once as far as points reach, or no longer. */
  | { key: "debt_came"; points: 0; debt: Points }
  | { key: "debt_paid" | "debt_left" | "paid_instead"; points: Points }
  | { key: "merged_tier_points"; points: 0; tierPoints: Points }
  | { key: "tier_merged"; points: 0; from: string; to: string };

/** `owed` is what the line owes from then on, told besides. */
export function mergeStatements(trace: MergeTrace & { owed?: Points }): Statement[] {
  const { way, lots, debt, tierPoints, instead = 0, owed = 0 } = trace;
  const isComing = way === "in" || way === "undone_in";
  const heads = { out: "merged_out", in: "merged_in", undone_out: "parted_out", undone_in: "parted_in" } as const;
  const statements: Statement[] = [{ key: heads[way], points: 0 }, ...transferredLots(lots, isComing ? 1 : -1)];
  if (instead > 0) statements.push({ key: "paid_instead", points: 0 - instead });
  if (debt > 0 && !isComing) statements.push({ key: "debt_left", points: debt });
  if (debt > 0 && isComing) statements.push({ key: "debt_came", points: 0, debt });
  if (isComing && debt > owed) statements.push({ key: "debt_paid", points: owed - debt });
  if (tierPoints !== 0)
    statements.push({ key: "merged_tier_points", points: 0, tierPoints: isComing ? tierPoints : 0 - tierPoints });
  return statements;
}

export function tierMergedStatements({ from, to, until }: TierMergedTrace): Statement[] {
  const merged: Statement = { key: "tier_merged", points: 0, from, to };
  return until === null ? [merged] : [merged, { key: "tier_until", points: 0, tier: to, at: until }];
}
