import { countOf } from "./details";
import type { KindRule } from "./kind-rule";
import { payoutMoves } from "./moves";

/** Money owed to a member from then on, until it is paid into the account they named, or into their own where whoever pays keeps it. */
export const cashBack = {
  details: {
    worthMinor: { type: "money" },
    account: { type: "choice", of: ["named", "own"], optional: true },
  },
  asks: ["quantity", "account"],
  codes: "none",
  first: "processing",
  moves: payoutMoves,
  most: 20,
  cancelUntil: "window",
  worthMinor: (details) => countOf(details, "worthMinor"),
  variant: ({ account }) => (account === "own" ? { asks: ["quantity"] } : {}),
} as const satisfies KindRule;
