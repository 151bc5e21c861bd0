import type { KindRule } from "./kind-rule";
import { parcelMoves, voucherMoves } from "./moves";

/** One to try: sent, or collected at a shop. */
export const sample = {
  details: {
    delivery: { type: "choice", of: ["collect", "ship"] },
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    outlets: { type: "lines", most: 50, optional: true },
  },
  asks: [],
  codes: "own",
  first: "ready",
  moves: voucherMoves,
  most: 1,
  cancelUntil: "window",
  variant: ({ delivery }) =>
    delivery === "ship" ? { asks: ["address"], codes: "none", first: "processing", moves: parcelMoves } : {},
} as const satisfies KindRule;
