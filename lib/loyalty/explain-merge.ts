import type { Statement } from "./explain";
import { transferredLots } from "./explain-transfer";
import type { MergeTrace, TierMergedTrace } from "./merge-trace";
import type { Points } from "./points";

/** What is told of two memberships of one person that became one, or were parted again. */
export type MergeStatement =
  | { key: "merged_out" | "merged_in" | "parted_out" | "parted_in"; points: 0 }
  /** What was owed and changed hands: owed here from now on (below nothing), or no longer. */
  | { key: "debt_came" | "debt_left"; points: Points }
  | { key: "merged_tier_points"; points: 0; tierPoints: Points }
  | { key: "tier_merged"; points: 0; from: string; to: string };

export function mergeStatements(trace: MergeTrace): Statement[] {
  const { way, lots, debt, tierPoints } = trace;
  const sign = way === "in" || way === "undone_in" ? 1 : -1;
  const heads = { out: "merged_out", in: "merged_in", undone_out: "parted_out", undone_in: "parted_in" } as const;
  const statements: Statement[] = [{ key: heads[way], points: 0 }, ...transferredLots(lots, sign)];
  if (debt > 0) statements.push(sign > 0 ? { key: "debt_came", points: 0 - debt } : { key: "debt_left", points: debt });
  if (tierPoints !== 0) statements.push({ key: "merged_tier_points", points: 0, tierPoints: tierPoints * sign });
  return statements;
}

export function tierMergedStatements({ from, to, until }: TierMergedTrace): Statement[] {
  const merged: Statement = { key: "tier_merged", points: 0, from, to };
  return until === null ? [merged] : [merged, { key: "tier_until", points: 0, tier: to, at: until }];
}
