import { countOf } from "./details";
import type { KindRule } from "./kind-rule";
import { payoutMoves } from "./moves";

/** Money owed to a member from then on, until it is paid into the account they named. */
export const cashBack = {
  details: { worthMinor: { type: "money" } },
  asks: ["quantity", "account"],
  codes: "none",
  first: "processing",
  moves: payoutMoves,
  most: 20,
  cancelUntil: "window",
  worthMinor: (details) => countOf(details, "worthMinor"),
} as const satisfies KindRule;
