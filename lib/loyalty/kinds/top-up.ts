import { countOf } from "./details";
import type { KindRule, Mover } from "./kind-rule";

const settled: readonly Mover[] = ["provider", "fulfilment"];

/** Phone credit, data or a wallet filled up by a provider, who answers in their own time. What fails gives the points back at once. */
export const topUp = {
  details: {
    product: { type: "choice", of: ["phone_credit", "data", "e_wallet", "electricity"] },
    worthMinor: { type: "money" },
  },
  asks: ["phone"],
  codes: "none",
  first: "processing",
  moves: [
    { from: "processing", to: "done", by: settled, needs: "reference" },
    { from: "processing", to: "failed", by: settled, returnsStock: true },
    { from: "processing", to: "held", by: ["provider"] },
    { from: "held", to: "done", by: settled, needs: "reference" },
    { from: "held", to: "failed", by: settled, returnsStock: true },
  ],
  most: 1,
  cancelUntil: "never",
  worthMinor: (details) => countOf(details, "worthMinor"),
  orders: "top-up",
} as const satisfies KindRule;
