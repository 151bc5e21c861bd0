import { type Points, shareOf } from "./points";
import type { PointKind } from "./terms";
import type { EarnedTrace, Trace } from "./trace";

/**
 * One sentence about a journal line, without its words: `key` names the wording (messages, namespace `why`), the rest fills it in.
 * `points` is what the sentence adds to the line or takes from it; those of one line add up to the line. Instants are milliseconds
 * since 1970 (UTC), money is in minor units.
 */
export type Statement =
  /** The purchase, before any rule. */
  | { key: "purchase"; points: 0; totalMinor: number; currency: string; termsVersion: number }
  /** The rate: `ratePoints` for every full `perMinor`. */
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
  | { key: "restored"; points: 0; redemption: string }
  | { key: "given_back"; points: Points; kind: PointKind; at: number }
  | { key: "given_back_lasting"; points: Points; kind: PointKind }
  /** They had lapsed meanwhile, and live on until `at`. */
  | { key: "given_back_extended"; points: Points; kind: PointKind; at: number }
  | { key: "adjusted_given"; points: Points; kind: PointKind }
  | { key: "adjusted_taken"; points: Points; kind: PointKind }
  | { key: "tier_reached"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  | { key: "tier_kept"; points: 0; tier: string; tierPoints: Points; needed: Points }
  | { key: "tier_moved_down"; points: 0; from: string; to: string; tierPoints: Points; needed: Points }
  | { key: "tier_still_valid"; points: 0; tier: string }
  /** A new tier period begins: the count starts again from nothing. */
  | { key: "tier_count_restarts"; points: 0; tierPoints: Points }
  | { key: "tier_until"; points: 0; tier: string; at: number }
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
      return purchase(trace, line.termsVersion);
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
        { key: "redeemed", points: 0, reward, quantity, price, total: quantity * price },
        ...trace.draws.map(
          ({ kind, points, expires }): Statement =>
            expires === null
              ? { key: "drawn_lasting", points: 0 - points, kind }
              : { key: "drawn_expiring", points: 0 - points, kind, at: expires },
        ),
      ];
    }
    case "restore":
      return [
        { key: "restored", points: 0, redemption: trace.redemption },
        ...trace.lots.map(({ kind, points, expires, extended }): Statement => {
          if (expires === null) return { key: "given_back_lasting", points, kind };
          return { key: extended ? "given_back_extended" : "given_back", points, kind, at: expires };
        }),
      ];
    case "adjust": {
      const { kind } = trace;
      if (line.points < 0) return [{ key: "adjusted_taken", points: line.points, kind }];
      return [{ key: "adjusted_given", points: line.points, kind }, goodness(kind, line.points, trace.expires)];
    }
    case "tier_reached": {
      const { from, to, tierPoints, needed, until } = trace;
      return [{ key: "tier_reached", points: 0, from, to, tierPoints, needed }, ...validity(to, until)];
    }
    case "tier_period_closed":
      return [...closing(trace), ...validity(trace.to, trace.until), ...restart(trace.tierPoints)];
  }
}

function purchase(trace: EarnedTrace, termsVersion: number): Statement[] {
  const { totalMinor, currency } = trace;
  const statements: Statement[] = [{ key: "purchase", points: 0, totalMinor, currency, termsVersion }];
  let base = 0;
  for (const step of trace.steps) {
    if (step.step === "rate") {
      base = step.gives;
      const { points: ratePoints, perMinor } = step;
      statements.push({ key: "rate", points: step.gives, ratePoints, perMinor, totalMinor, currency });
    } else {
      const { tier, percent, of } = step;
      statements.push({ key: "tier_bonus", points: step.gives, tier, percent, extraPercent: percent - 100, of });
    }
  }
  for (const { tier, next } of trace.skipped) {
    if (next === null) statements.push({ key: "tier_no_bonus", points: 0, tier });
    else {
      const wouldGive = shareOf(base, next.percent - 100, 100);
      statements.push({
        key: "tier_no_bonus_next",
        points: 0,
        tier,
        next: next.tier,
        percent: next.percent,
        wouldGive,
      });
    }
  }
  if (trace.tierPeriodClosed) statements.push({ key: "tier_period_had_closed", points: 0 });
  else statements.push({ key: "tier_points", points: 0, tierPoints: trace.tierPoints });
  if (trace.availableAt !== null) statements.push({ key: "pending_until", points: 0, at: trace.availableAt });
  for (const { kind, points, at } of trace.expires) {
    if (points > 0) statements.push(goodness(kind, points, at));
  }
  return statements;
}

function goodness(kind: PointKind, ofPoints: Points, at: number | null): Statement {
  return at === null
    ? { key: "good_for_ever", points: 0, kind, ofPoints }
    : { key: "good_until", points: 0, kind, ofPoints, at };
}

function closing({
  from,
  to,
  outcome,
  tierPoints,
  needed,
}: Extract<Trace, { rule: "tier_period_closed" }>): Statement[] {
  switch (outcome) {
    case "kept":
      return [{ key: "tier_kept", points: 0, tier: to, tierPoints, needed }];
    case "moved_down":
      return [{ key: "tier_moved_down", points: 0, from, to, tierPoints, needed }];
    case "still_valid":
      return [{ key: "tier_still_valid", points: 0, tier: to }];
  }
}

function restart(tierPoints: Points): Statement[] {
  return tierPoints > 0 ? [{ key: "tier_count_restarts", points: 0, tierPoints }] : [];
}

function validity(tier: string, until: number | null): Statement[] {
  return until === null ? [] : [{ key: "tier_until", points: 0, tier, at: until }];
}
