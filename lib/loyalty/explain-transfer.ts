import type { Points } from "./points";
import type { PointKind } from "./terms";
import type { MovedLot, TransferTrace } from "./trace";

/** What is told of points that went from one member to another. */
export type TransferStatement =
  | { key: "sent" | "received" | "pooled_in" | "pooled_out"; points: 0 }
  /** A lot that moved: it keeps its end. */
  | { key: "moved_expiring"; points: Points; kind: PointKind; at: number }
  | { key: "moved_lasting"; points: Points; kind: PointKind };

/** `points` is the line's: the lots are told with its sign. */
export function transferStatements(trace: TransferTrace, points: Points): TransferStatement[] {
  return [{ key: keyOf(trace), points: 0 }, ...lots(trace.lots, points < 0 ? -1 : 1)];
}

function keyOf(trace: TransferTrace) {
  switch (trace.rule) {
    case "transfer_out":
      return "sent";
    case "transfer_in":
      return "received";
    case "pool":
      return trace.way === "in" ? "pooled_in" : "pooled_out";
  }
}

function lots(moved: readonly MovedLot[], sign: 1 | -1): TransferStatement[] {
  return moved.map(({ kind, points, expires }) =>
    expires === null
      ? { key: "moved_lasting", points: points * sign, kind }
      : { key: "moved_expiring", points: points * sign, kind, at: expires },
  );
}
