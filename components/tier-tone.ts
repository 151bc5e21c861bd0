export type TierTone = "silver" | "gold" | "platinum";

/** The colour of a tier by its place from the lowest, 0: silver, gold, and platinum for all above. */
export function tierTone(rank: number): TierTone {
  if (rank <= 0) return "silver";
  return rank === 1 ? "gold" : "platinum";
}
