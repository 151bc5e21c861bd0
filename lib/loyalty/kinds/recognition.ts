import type { KindRule } from "./kind-rule";

/** A badge a member holds from then on, shown on their profile. */
export const recognition = {
  details: { metal: { type: "choice", of: ["bronze", "silver", "gold"] } },
  asks: [],
  codes: "none",
  first: "done",
  moves: [{ from: "done", to: "failed", by: ["fulfilment"], returnsStock: true }],
  most: 1,
  cancelUntil: "never",
} as const satisfies KindRule;
