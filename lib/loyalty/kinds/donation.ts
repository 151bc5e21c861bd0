import { countOf } from "./details";
import type { KindRule } from "./kind-rule";

/**
 * Points given to a cause, in units of a stated worth, through a partner with a licence to collect. It is given at once, with a
 * receipt; a partner that cannot take it gives it back. Zakat is only collected by a partner licensed for zakat.
 */
export const donation = {
  details: {
    partner: { type: "words", most: 120 },
    licence: { type: "words", most: 80 },
    collects: { type: "choice", of: ["donation", "zakat"] },
    unitMinor: { type: "money" },
    goalMinor: { type: "money", optional: true },
  },
  asks: ["amount"],
  codes: "none",
  first: "done",
  moves: [{ from: "done", to: "failed", by: ["fulfilment"], returnsStock: true }],
  most: 1_000_000,
  cancelUntil: "never",
  worthMinor: (details) => countOf(details, "unitMinor"),
} as const satisfies KindRule;
