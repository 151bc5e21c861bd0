import type { Instant } from "@/lib/base/clock";
import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";
import { voucherMoves } from "./moves";

/** Something for the friend one brings along: a link to give away, whose code the friend shows at a counter. */
export const referral = {
  details: {
    ...inBoth({ gift: { type: "words", most: 200 } }),
    outlets: { type: "lines", most: 50, optional: true },
  },
  asks: [],
  codes: "own",
  first: "ready",
  moves: voucherMoves,
  most: 1,
  cancelUntil: "window",
} as const satisfies KindRule;

/** Somebody who comes with what a member redeemed for a friend. */
export type Friend = { publicId: string; joinedAt: Instant; isGiver: boolean };

/** Why they do not count as a new friend; null when they do: a friend is somebody else, and became a member after it was redeemed. */
export function friendRefusal(
  friend: Friend | null,
  redeemedAt: Instant,
): "friend_unknown" | "friend_is_giver" | "friend_not_new" | null {
  if (friend === null) return "friend_unknown";
  if (friend.isGiver) return "friend_is_giver";
  return friend.joinedAt < redeemedAt ? "friend_not_new" : null;
}
