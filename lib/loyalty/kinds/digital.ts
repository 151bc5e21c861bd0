import { inBoth } from "./details";
import type { KindRule } from "./kind-rule";

/** A file that its owner downloads, as often as they like while it can be. Once it may have been read it is not taken back. */
export const digital = {
  details: { askAgain: { type: "yes" }, ...inBoth({ licence: { type: "words", most: 200, optional: true } }) },
  asks: [],
  codes: "none",
  first: "ready",
  moves: [
    { from: "ready", to: "expired", by: ["time"] },
    { from: "ready", to: "failed", by: ["fulfilment"], returnsStock: true },
  ],
  most: 1,
  cancelUntil: "never",
} as const satisfies KindRule;
