import type { Points } from "./points";
import type { PointKind } from "./terms";

/**
 * Why a journal line is as it is, in typed words, written by the rule that made it and hashed with it. It holds no names,
 * no free text and no client's keys. Instants are milliseconds since 1970 (UTC).
 */
export type Trace = TraceOfRule & {
  /** Points that no lot could give back: owed from then on. */
  owed?: Points;
  /** Of what arrived, the part that repaid what was owed. */
  repaid?: Points;
};

type TraceOfRule =
  | EarnedTrace
  | { rule: "lapse"; lots: { kind: PointKind; points: Points; earnedUnder: number }[] }
  | {
      rule: "redeem";
      reward: string;
      quantity: number;
      price: Points;
      draws: { kind: PointKind; points: Points; expires: number | null }[];
    }
  | {
      rule: "restore";
      redemption: string;
      lots: { kind: PointKind; points: Points; expires: number | null; extended: boolean }[];
    }
  | { rule: "adjust"; kind: PointKind; reason: string; expires: number | null }
  | { rule: "tier_reached"; from: string; to: string; tierPoints: Points; needed: Points; until: number | null }
  | {
      rule: "tier_period_closed";
      from: string;
      to: string;
      /** Tier points of the period that closed. */
      tierPoints: Points;
      needed: Points;
      outcome: "kept" | "moved_down" | "still_valid";
      until: number | null;
    };

export type EarnedTrace = {
  rule: "purchase";
  totalMinor: number;
  currency: string;
  steps: EarningStep[];
  tierPoints: Points;
  /** Tier points are not counted when the purchase lies in a period that has closed. */
  tierPeriodClosed: boolean;
  availableAt: number | null;
  expires: { kind: PointKind; points: Points; at: number | null }[];
  /** What did not match, and what would have. */
  skipped: {
    step: "tier";
    tier: string;
    because: "tier_earns_no_more";
    next: { tier: string; percent: number } | null;
  }[];
};

export type EarningStep =
  | { step: "rate"; points: number; perMinor: number; gives: Points; kind: "base" }
  | { step: "tier"; tier: string; percent: number; of: Points; gives: Points; kind: "bonus" };
