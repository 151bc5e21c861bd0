import type { KindRule } from "./kind-rule";
import { voucherMoves } from "./moves";

/** Money off one bill: a share of it or an amount, from some spend on. Each redemption makes a code of its own. */
export const discount = {
  details: {
    percent: { type: "count", least: 1, most: 100, optional: true },
    amountMinor: { type: "money", optional: true },
    minimumMinor: { type: "money", optional: true },
    outlets: { type: "lines", most: 50, optional: true },
  },
  detailsProblem: ({ percent, amountMinor }) => {
    if (percent === undefined && amountMinor === undefined) return { field: "percent", problem: "none_of_both" };
    return percent !== undefined && amountMinor !== undefined ? { field: "amountMinor", problem: "one_of_both" } : null;
  },
  asks: [],
  codes: "own",
  first: "ready",
  moves: voucherMoves,
  most: 1,
  cancelUntil: "window",
} as const satisfies KindRule;
