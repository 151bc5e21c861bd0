import type { KindRule } from "./kind-rule";
import { parcelMoves, voucherMoves } from "./moves";

/** A thing: sent to an address, or collected at a shop by a code, where a part of it can be paid in money. */
export const merchandise = {
  details: {
    delivery: { type: "choice", of: ["ship", "collect"] },
    leadDays: { type: "count", least: 1, most: 90, optional: true },
    cashMinor: { type: "money", optional: true },
    outlets: { type: "lines", most: 50, optional: true },
  },
  detailsProblem: ({ delivery, cashMinor }) =>
    delivery === "ship" && cashMinor !== undefined ? { field: "cashMinor", problem: "only_collected" } : null,
  asks: ["quantity", "address"],
  codes: "none",
  first: "processing",
  moves: parcelMoves,
  most: 10,
  cancelUntil: "window",
  variant: ({ delivery }) =>
    delivery === "collect" ? { asks: ["quantity", "gift"], codes: "own", first: "ready", moves: voucherMoves } : {},
} as const satisfies KindRule;
