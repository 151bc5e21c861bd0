import type { KindRule } from "./kind-rule";
import { voucherMoves } from "./moves";

/** Codes of ours or of a partner's, from an inventory: whoever has one has its worth, so none is ever sold again. */
export const giftCard = {
  details: { outlets: { type: "lines", most: 50, optional: true } },
  asks: ["quantity", "gift"],
  codes: "inventory",
  first: "ready",
  moves: voucherMoves.map(({ returnsStock: _, ...move }) => move),
  most: 20,
  cancelUntil: "window",
} as const satisfies KindRule;
