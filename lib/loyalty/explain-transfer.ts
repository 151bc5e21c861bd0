import type { Points } from "./points";
import type { PointKind } from "./terms";
import type { MovedLot, TransferTrace } from "./trace";

/** What is told of points that went from one member to another. */
export type TransferStatement =
  | { key: "sent"; points: 0 }
  | { key: "sent_as_gift"; points: 0 }
  | { key: "received"; points: 0 }
  | { key: "gift_back"; points: 0 }
  /** A lot that moved: it keeps its end. */
  | { key: "moved_expiring"; points: Points; kind: PointKind; at: number }
  | { key: "moved_lasting"; points: Points; kind: PointKind };

export function transferStatements(trace: TransferTrace): TransferStatement[] {
  switch (trace.rule) {
    case "transfer_out":
      return [{ key: trace.to === null ? "sent_as_gift" : "sent", points: 0 }, ...lots(trace.lots, -1)];
    case "transfer_in":
      return [{ key: "received", points: 0 }, ...lots(trace.lots, 1)];
    case "gift_back":
      return [{ key: "gift_back", points: 0 }, ...lots(trace.lots, 1)];
  }
}

function lots(moved: readonly MovedLot[], sign: 1 | -1): TransferStatement[] {
  return moved.map(({ kind, points, expires }) =>
    expires === null
      ? { key: "moved_lasting", points: points * sign, kind }
      : { key: "moved_expiring", points: points * sign, kind, at: expires },
  );
}
