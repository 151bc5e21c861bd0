import { earnedStatements, goodness } from "./explain-earning";
import { extendedStatements, type LifeStatement, tierStatements } from "./explain-life";
import { type MergeStatement, mergeStatements, tierMergedStatements } from "./explain-merge";
import { type OpeningStatement, openingStatements, tierBroughtStatements } from "./explain-opening";
import { levelLeftStatements, type RefundStatement, refundStatements, releaseStatements } from "./explain-refund";
import type { RuleStatement } from "./explain-rules";
import { returned, type TransferStatement, transferStatements } from "./explain-transfer";
import { type WishStatement, wishStatements } from "./explain-wish";
import type { Points } from "./points";
import { type PresentStatement, presentStatements } from "./present-trace";
import type { PointKind } from "./terms";
import type { Trace } from "./trace";

/**
 * One sentence about a journal line, without its words: `key` names the wording (messages, namespace `why`), the rest fills it in.
 * `points` is what the sentence adds to the line or takes from it; those of one line add up to the line. Instants are milliseconds
 * since 1970 (UTC), money is in minor units.
 */
export type Statement =
  | RuleStatement
  | RefundStatement
  | TransferStatement
  | MergeStatement
  | OpeningStatement
  | WishStatement
  | PresentStatement
  /** The purchase, or what else happened, before any rule. */
  | { key: "purchase"; points: 0; totalMinor: number; currency: string; termsVersion: number }
  | { key: "event"; points: 0; event: string; termsVersion: number }
  /** The rate: `ratePoints` for every `perMinor`, the whole rounded down once. */
  | { key: "rate"; points: Points; ratePoints: Points; perMinor: number; totalMinor: number; currency: string }
  /** The tier's extra: `extraPercent` of `of` points, rounded down. */
  | { key: "tier_bonus"; points: Points; tier: string; percent: number; extraPercent: number; of: Points }
  /** Why the tier added nothing; `tier_no_bonus_next` says which one would have. */
  | { key: "tier_no_bonus"; points: 0; tier: string }
  | { key: "tier_no_bonus_next"; points: 0; tier: string; next: string; percent: number; wouldGive: Points }
  | { key: "tier_points"; points: 0; tierPoints: Points }
  /** The purchase lies in a tier period that had closed when it arrived. */
  | { key: "tier_period_had_closed"; points: 0 }
  | { key: "pending_until"; points: 0; at: number }
  | { key: "good_until"; points: 0; kind: PointKind; ofPoints: Points; at: number }
  | { key: "good_for_ever"; points: 0; kind: PointKind; ofPoints: Points }
  /** Points that reached their end; `earnedUnder` is the version of the terms that set it. */
  | { key: "lapsed"; points: Points; kind: PointKind; earnedUnder: number }
  | { key: "redeemed"; points: 0; reward: string; quantity: number; price: Points; total: Points }
  /** Taken from points that would have lapsed soonest. */
  | { key: "drawn_expiring"; points: Points; kind: PointKind; at: number }
  | { key: "drawn_lasting"; points: Points; kind: PointKind }
  | { key: "bonus_bought"; points: Points }
  | { key: "restored"; points: 0; redemption: string }
  | { key: "adjusted_given"; points: Points; kind: PointKind }
  | { key: "adjusted_taken"; points: Points; kind: PointKind }
  /** It makes up for this line, which the member contested. */
  | { key: "adjusted_corrects"; points: 0; line: number }
  | LifeStatement
  /** Taken back, though spent already: owed from then on. */
  | { key: "owed"; points: Points }
  /** The part of what arrived that repaid what was owed. */
  | { key: "repaid"; points: 0; repaid: Points };

/** Why a line is as it is, in the order in which it is told: from its own trace alone, `line` being what the trace does not repeat. */
export function explain(trace: Trace, line: { points: Points; termsVersion: number }): Statement[] {
  const statements = explainRule(trace, line);
  if (trace.owed) statements.push({ key: "owed", points: 0 - trace.owed });
  if (trace.repaid) statements.push({ key: "repaid", points: 0, repaid: trace.repaid });
  return statements;
}

function explainRule(trace: Trace, line: { points: Points; termsVersion: number }): Statement[] {
  switch (trace.rule) {
    case "purchase":
    case "event":
      return earnedStatements(trace, line.termsVersion);
    case "refund":
      return refundStatements(trace);
    case "release":
      return releaseStatements(trace);
    case "tier_left":
      return levelLeftStatements(trace);
    case "opening":
      return openingStatements(trace);
    case "tier_brought":
      return tierBroughtStatements(trace);
    case "lapse":
      return trace.lots.map(({ points, kind, earnedUnder }) => ({
        key: "lapsed",
        points: 0 - points,
        kind,
        earnedUnder,
      }));
    case "redeem": {
      const { reward, quantity, price } = trace;
      return [
        ...wishStatements(trace.wish),
        ...presentStatements(trace.present),
        ...(trace.present
          ? []
          : [{ key: "redeemed" as const, points: 0 as const, reward, quantity, price, total: quantity * price }]),
        ...trace.draws.map(
          ({ kind, points, expires }): Statement =>
            expires === null
              ? { key: "drawn_lasting", points: 0 - points, kind }
              : { key: "drawn_expiring", points: 0 - points, kind, at: expires },
        ),
      ];
    }
    case "restore":
      return [{ key: "restored", points: 0, redemption: trace.redemption }, ...returned(trace.lots)];
    case "bonus":
      return [{ key: "bonus_bought", points: line.points }, goodness("bonus", line.points, trace.expires)];
    case "adjust": {
      const { kind } = trace;
      const corrects: Statement[] =
        trace.corrects === undefined ? [] : [{ key: "adjusted_corrects", points: 0, line: trace.corrects }];
      if (line.points < 0) return [{ key: "adjusted_taken", points: line.points, kind }, ...corrects];
      return [
        { key: "adjusted_given", points: line.points, kind },
        ...corrects,
        goodness(kind, line.points, trace.expires),
      ];
    }
    case "transfer_out":
    case "transfer_in":
    case "gift_out":
    case "gift_in":
    case "gift_back":
    case "pool":
      return transferStatements(trace, line.points);
    case "merge":
      return mergeStatements(trace);
    case "tier_merged":
      return tierMergedStatements(trace);
    case "extend":
      return extendedStatements(trace);
    case "tier_reached":
    case "tier_period_closed":
    case "tier_grace_ended":
    case "tier_window_moved":
    case "tier_counted_anew":
      return tierStatements(trace);
  }
}
