import type { Points } from "./points";
import type { PointKind } from "./terms";
import type { MovedLot, ReturnedLot, TransferTrace } from "./trace";

/** What is told of points that went from one member to another. */
export type TransferStatement =
  | { key: "sent" | "received" | "pooled_in" | "pooled_out"; points: 0 }
  | GiftStatement
  /** A lot that moved: it keeps its end. */
  | { key: "moved_expiring"; points: Points; kind: PointKind; at: number }
  | { key: "moved_lasting"; points: Points; kind: PointKind };

/** What is told of points given by link. */
type GiftStatement =
  /** Into a gift: until then it waits. */
  | { key: "gift_sent"; points: 0; at: number }
  | { key: "gift_received" | "gift_withdrawn" | "gift_ran_out"; points: 0 }
  | ReturnedStatement;

type ReturnedStatement =
  | { key: "given_back"; points: Points; kind: PointKind; at: number }
  | { key: "given_back_lasting"; points: Points; kind: PointKind }
  /** They had lapsed meanwhile, and live on until `at`. */
  | { key: "given_back_extended"; points: Points; kind: PointKind; at: number };

/** `points` is the line's: the lots are told with its sign. */
export function transferStatements(trace: TransferTrace, points: Points): TransferStatement[] {
  switch (trace.rule) {
    case "gift_out":
      return [{ key: "gift_sent", points: 0, at: trace.waitsUntil }, ...transferredLots(trace.lots, -1)];
    case "gift_in":
      return [{ key: "gift_received", points: 0 }, ...transferredLots(trace.lots, 1)];
    case "gift_back":
      return [
        { key: trace.because === "withdrawn" ? "gift_withdrawn" : "gift_ran_out", points: 0 },
        ...returned(trace.lots),
      ];
    default:
      return [{ key: keyOf(trace), points: 0 }, ...transferredLots(trace.lots, points < 0 ? -1 : 1)];
  }
}

function keyOf(trace: Extract<TransferTrace, { rule: "transfer_out" | "transfer_in" | "pool" }>) {
  if (trace.rule === "pool") return trace.way === "in" ? "pooled_in" : "pooled_out";
  return trace.rule === "transfer_out" ? "sent" : "received";
}

/** Points that went back into the very lots they came from. */
export function returned(lots: readonly ReturnedLot[]): ReturnedStatement[] {
  return lots.map(({ kind, points, expires, extended }): ReturnedStatement => {
    if (expires === null) return { key: "given_back_lasting", points, kind };
    return { key: extended ? "given_back_extended" : "given_back", points, kind, at: expires };
  });
}

/** Lots that moved whole, with the sign of the line they moved by. */
export function transferredLots(moved: readonly MovedLot[], sign: 1 | -1): TransferStatement[] {
  return moved.map(({ kind, points, expires }) =>
    expires === null
      ? { key: "moved_lasting", points: points * sign, kind }
      : { key: "moved_expiring", points: points * sign, kind, at: expires },
  );
}
