import type { Statement } from "./explain";
import type { Points } from "./points";
import { proportionOf } from "./refund-share";
import type { LevelLeftTrace, RefundTrace, ReleaseTrace } from "./refund-trace";
import type { PointKind } from "./terms";

/** What was taken back, left or released, in words to come; money is in minor units of `currency`. */
export type RefundStatement =
  | { key: "refund"; points: 0; amountMinor: number; totalMinor: number; currency: string }
  /** Not the first refund of this purchase, or not of all of it: what is given back in all. */
  | { key: "refund_in_all"; points: 0; refundedMinor: number; totalMinor: number; currency: string }
  /** The proportion: `earned` × refunded ÷ total = `share`. */
  | {
      key: "refund_share";
      points: 0;
      earned: Points;
      share: Points;
      refundedMinor: number;
      totalMinor: number;
      currency: string;
    }
  | { key: "refund_whole"; points: 0; earned: Points }
  | { key: "refund_taken_before"; points: 0; before: Points }
  | { key: "refund_lapsed"; points: 0; lapsed: Points }
  | { key: "taken_from_sale"; points: Points; kind: PointKind }
  | { key: "taken_from_others"; points: Points; kind: PointKind }
  | { key: "taken_from_pending"; points: Points; kind: PointKind }
  | { key: "refund_tier_points"; points: 0; tierPoints: Points }
  | { key: "refund_tier_points_kept"; points: 0; because: "by_terms" | "period_closed" }
  | { key: "tier_left"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  | { key: "released"; points: 0; ofPoints: Points; kind: PointKind; at: number };

export function refundStatements(trace: RefundTrace): RefundStatement[] {
  const { amountMinor, refundedMinor, totalMinor, currency, earned, takenBefore, lapsed } = trace;
  const isWhole = refundedMinor === totalMinor;
  const statements: RefundStatement[] = [{ key: "refund", points: 0, amountMinor, totalMinor, currency }];
  if (refundedMinor !== amountMinor)
    statements.push({ key: "refund_in_all", points: 0, refundedMinor, totalMinor, currency });
  if (isWhole) statements.push({ key: "refund_whole", points: 0, earned });
  else {
    const share = proportionOf(earned, refundedMinor, totalMinor);
    statements.push({ key: "refund_share", points: 0, earned, share, refundedMinor, totalMinor, currency });
  }
  if (takenBefore > 0) statements.push({ key: "refund_taken_before", points: 0, before: takenBefore });
  const lapsedInAll = lapsed + (trace.lapsedSince ?? 0);
  if (lapsedInAll > 0) statements.push({ key: "refund_lapsed", points: 0, lapsed: lapsedInAll });
  for (const { kind, points, from } of trace.draws) {
    const key = ({ sale: "taken_from_sale", spendable: "taken_from_others", pending: "taken_from_pending" } as const)[
      from
    ];
    statements.push({ key, points: 0 - points, kind });
  }
  if (trace.tierPoints > 0) statements.push({ key: "refund_tier_points", points: 0, tierPoints: trace.tierPoints });
  if (trace.tierKept) statements.push({ key: "refund_tier_points_kept", points: 0, because: trace.tierKept });
  return statements;
}

export function levelLeftStatements(trace: LevelLeftTrace): Statement[] {
  const { from, to, tierPoints, needed, until } = trace;
  const left: Statement = { key: "tier_left", points: 0, from, to, tierPoints, needed };
  return until === null ? [left] : [left, { key: "tier_until", points: 0, tier: to, at: until }];
}

export function releaseStatements({ lots }: ReleaseTrace): RefundStatement[] {
  return lots.map(({ kind, points, was }) => ({ key: "released", points: 0, ofPoints: points, kind, at: was }));
}
