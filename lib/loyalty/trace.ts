import type { Unmet } from "./conditions";
import type { Limit } from "./limits";
import type { MergeTrace, TierMergedTrace } from "./merge-trace";
import type { OpeningTrace, TierBroughtTrace } from "./opening-trace";
import type { Points } from "./points";
import type { PresentTrace } from "./present-trace";
import type { LevelLeftTrace, RefundTrace, ReleaseTrace } from "./refund-trace";
import type { Reckoning } from "./rule-values";
import type { PointKind } from "./terms";
import type { WishTrace } from "./wish-trace";

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
  | RefundTrace
  | LevelLeftTrace
  | ReleaseTrace
  | EarnedTrace
  | OpeningTrace
  | TierBroughtTrace
  | EventTrace
  | ExtendedTrace
  | TransferTrace
  | MergeTrace
  | TierMergedTrace
  | { rule: "lapse"; lots: { kind: PointKind; points: Points; earnedUnder: number }[] }
  | {
      rule: "redeem";
      reward: string;
      quantity: number;
      price: Points;
      draws: { kind: PointKind; points: Points; expires: number | null }[];
      /** The member's own wish by which it happened without them. */
      wish?: WishTrace;
      /** By which it was given for nothing. */
      present?: PresentTrace;
    }
  | {
      rule: "restore";
      redemption: string;
      /** Who could not keep what was promised, where it was not the member who cancelled. */
      failed?: "provider" | "staff";
      lots: ReturnedLot[];
    }
  /** Bonus points that a redemption brought. */
  | { rule: "bonus"; redemption: string; expires: number | null }
  | {
      rule: "adjust";
      kind: PointKind;
      reason: string;
      expires: number | null;
      /** The line it makes up for, where a member contested one. */
      corrects?: number;
    }
  | { rule: "tier_reached"; from: string; to: string; tierPoints: Points; needed: Points; until: number | null }
  | TierTrace;

/** Points that went from one member to another; each lot keeps its kind, its expiry and the terms it was earned under. */
export type TransferTrace =
  /** `to` and `from` are the other member. */
  | { rule: "transfer_out"; to: string; lots: MovedLot[] }
  | { rule: "transfer_in"; from: string; lots: MovedLot[] }
  /** Into a gift that waits until then for whoever opens its link; out of one that `from` gave; and back to whoever gave it. */
  | { rule: "gift_out"; waitsUntil: number; lots: MovedLot[] }
  | { rule: "gift_in"; from: string; lots: MovedLot[] }
  | { rule: "gift_back"; because: "withdrawn" | "ran_out"; lots: ReturnedLot[] }
  /** Into a pool or out of it; `with` is the other chain, the pool's for a member and the member's for a pool. */
  | { rule: "pool"; with: string; way: "in" | "out"; lots: MovedLot[] };

export type MovedLot = { kind: PointKind; points: Points; expires: number | null; earnedUnder: number };

/** Points back in the very lot they came from; `extended`: it had ended meanwhile, and lives on until `expires`. */
export type ReturnedLot = { kind: PointKind; points: Points; expires: number | null; extended: boolean };

/** Why points live longer than they would have. */
export type ExtendedTrace = {
  rule: "extend";
  /** Something the member did, or that they were active when their end came. */
  because: "activity" | "active_lately";
  lots: { kind: PointKind; points: Points; was: number | null; until: number }[];
};

/** What time did to a tier or to what counts for it. `tierPoints` is what was counted, in whatever the terms count. */
export type TierTrace =
  | (TierMove & { rule: "tier_period_closed"; tierPoints: Points; needed: Points; outcome: TierOutcome })
  /** `needed` is what was missing when the grace began, `tierPoints` what has come since. */
  | (TierMove & { rule: "tier_grace_ended"; tierPoints: Points; needed: Points; outcome: TierOutcome })
  /** `left` has left the rolling window, `tierPoints` is still counted. */
  | (TierMove & { rule: "tier_window_moved"; left: Points; tierPoints: Points; needed: Points; outcome: TierOutcome })
  /** From now on something else is counted. */
  | (TierMove & { rule: "tier_counted_anew" });

type TierMove = { from: string; to: string; until: number | null };
type TierOutcome = "kept" | "moved_down" | "still_valid" | "grace";

/** What a purchase earned. */
export type EarnedTrace = { rule: "purchase"; totalMinor: number; currency: string } & EarningTrace;

/** What anything else earned that the terms have rules for. */
export type EventTrace = {
  rule: "event";
  event: string;
  totalMinor: number | null;
  currency: string | null;
} & EarningTrace;

type EarningTrace = {
  steps: EarningStep[];
  tierPoints: Points;
  /** Tier points are not counted when the purchase lies in a period that has closed. */
  tierPeriodClosed: boolean;
  availableAt: number | null;
  expires: { kind: PointKind; points: Points; at: number | null }[];
  /** What did not match, and what would have. */
  skipped: SkippedStep[];
};

export type EarningStep =
  | { step: "rate"; points: number; perMinor: number; gives: Points; kind: "base" }
  | { step: "tier"; tier: string; percent: number; of: Points; gives: Points; kind: "bonus" }
  | RuleStep;

/** A rule that applied: which of its conditions held, what it reckoned, and what a limit left of it. */
export type RuleStep = {
  step: "rule";
  rule: string;
  met: Unmet["if"][];
  by: Reckoning;
  asked: Points;
  /** Rounded once with the other rules of its group, not alone. */
  together?: true;
  limit?: Limit;
  gives: Points;
  kind: PointKind | "tier";
};

export type SkippedStep =
  | {
      step: "tier";
      tier: string;
      because: "tier_earns_no_more";
      next: { tier: string; percent: number } | null;
    }
  | SkippedRule;

/** A rule that did not apply, and what would have made it. */
export type SkippedRule = { step: "rule"; rule: string } & (
  | { because: "conditions"; unmet: Unmet[]; wouldGive: Points | null; kind: PointKind | "tier" }
  | { because: "better_in_group"; better: string }
  | { because: "limit"; limit: Limit }
);
