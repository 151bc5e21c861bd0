import type { KindRule } from "./kind-rule";
import { voucherMoves } from "./moves";

/** Something for the friend one brings along: a link to give away, whose code the friend shows at a counter. */
export const referral = {
  details: { gift: { type: "words", most: 200 }, outlets: { type: "lines", most: 50, optional: true } },
  asks: [],
  codes: "own",
  first: "ready",
  moves: voucherMoves,
  most: 1,
  cancelUntil: "window",
} as const satisfies KindRule;
