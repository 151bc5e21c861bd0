import type { Points } from "./points";
import type { PointKind } from "./terms";

/** What was taken back of a purchase; amounts are those of its currency, in minor units. */
export type RefundTrace = {
  rule: "refund";
  /** The purchase's public id. */
  purchase: string;
  amountMinor: number;
  /** Given back in all, this time included, of `totalMinor`. */
  refundedMinor: number;
  totalMinor: number;
  currency: string;
  earned: Points;
  takenBefore: Points;
  /** Of what it earned, lapsed meanwhile: not taken a second time. */
  lapsed: Points;
  /** And those that lapsed since the membership was merged into another. */
  lapsedSince?: Points;
  draws: { kind: PointKind; points: Points; expires: number | null; from: "sale" | "spendable" | "pending" }[];
  tierPoints: Points;
  /** Why tier points stay though they would go with it. */
  tierKept: "by_terms" | "period_closed" | null;
  /** A salted digest of what staff wrote; null where nobody did. */
  reason: string | null;
};

/** A level that was reached only thanks to what was given back, left again. */
export type LevelLeftTrace = {
  rule: "tier_left";
  from: string;
  to: string;
  tierPoints: Points;
  needed: Points;
  until: number | null;
};

/** Points that were pending, made spendable by staff. `was` is when they would have been. */
export type ReleaseTrace = {
  rule: "release";
  lots: { kind: PointKind; points: Points; was: number }[];
  reason: string;
};
