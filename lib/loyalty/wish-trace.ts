import type { Points } from "./points";

/** In a redemption's trace: which wish of the member's own it follows, of when, and why now. Instants are milliseconds since 1970 (UTC). */
export type WishTrace = { id: string; since: number } & (
  | {
      because: "goal_reached";
      /** What could be spent before, and what the member wished to keep of it. */
      spendable: Points;
      keep: Points;
    }
  | {
      because: "points_ending";
      /** What would have ended within the member's days, and from when. */
      ending: Points;
      at: number;
    }
);

/** The wish a fact was kept with, its fields in the order in which they are hashed: the database keeps them in an order of its own. */
export function wishFromFact(kept: unknown): WishTrace | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const wish = kept as WishTrace;
  const { id, since } = wish;
  return wish.because === "goal_reached"
    ? { id, since, because: wish.because, spendable: wish.spendable, keep: wish.keep }
    : { id, since, because: wish.because, ending: wish.ending, at: wish.at };
}
