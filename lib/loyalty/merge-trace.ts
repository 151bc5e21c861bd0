import type { Points } from "./points";
import type { MovedLot } from "./trace";

/** What one of two memberships of the same person gave the other; `with` is the other one, as it is known outside. */
export type MergeTrace = {
  rule: "merge";
  /** `out` of the merged one, `in` to the one that stays; `undone_out` and `undone_in` when that was taken back. */
  way: "out" | "in" | "undone_out" | "undone_in";
  with: string;
  lots: MovedLot[];
  /** What was owed and changed hands with them. */
  debt: Points;
  /** Where parting again: given from other points for those that had paid a debt and cannot go back themselves. */
  instead?: Points;
  tierPoints: Points;
  /** A salted digest of what staff wrote; null on lines that only follow what was merged before. */
  reason: string | null;
};

/** The level that two memberships have together, left by the one and held by the other. `was` is until when `from` was good. */
export type TierMergedTrace = {
  rule: "tier_merged";
  from: string;
  to: string;
  until: number | null;
  was: number | null;
  /** What was missing in the grace that ran before. */
  graceWas: Points;
};
