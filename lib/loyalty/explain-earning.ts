import type { Statement } from "./explain";
import { ruleStatements, skippedRuleStatement } from "./explain-rules";
import { type Points, shareOf } from "./points";
import type { PointKind } from "./terms";
import type { EarnedTrace, EarningStep, EventTrace, SkippedStep } from "./trace";

/** What was earned and by which rules, which rules did not apply, and what was set. */
export function earnedStatements(trace: EarnedTrace | EventTrace, termsVersion: number): Statement[] {
  const statements: Statement[] = [beginning(trace, termsVersion)];
  for (const step of trace.steps) statements.push(...stepStatements(step, trace));
  const base = trace.steps.find((step) => step.step === "rate")?.gives ?? 0;
  for (const skipped of trace.skipped) statements.push(skippedStatement(skipped, base));
  if (trace.tierPeriodClosed) statements.push({ key: "tier_period_had_closed", points: 0 });
  else if (trace.tierPoints > 0 || trace.rule === "purchase")
    statements.push({ key: "tier_points", points: 0, tierPoints: trace.tierPoints });
  if (trace.availableAt !== null) statements.push({ key: "pending_until", points: 0, at: trace.availableAt });
  for (const { kind, points, at } of trace.expires) {
    if (points > 0) statements.push(goodness(kind, points, at));
  }
  return statements;
}

function beginning(trace: EarnedTrace | EventTrace, termsVersion: number): Statement {
  if (trace.rule === "event") return { key: "event", points: 0, event: trace.event, termsVersion };
  const { totalMinor, currency } = trace;
  return { key: "purchase", points: 0, totalMinor, currency, termsVersion };
}

function stepStatements(step: EarningStep, trace: EarnedTrace | EventTrace): Statement[] {
  const currency = trace.currency ?? "";
  if (step.step === "rule") return ruleStatements(step, currency);
  if (step.step === "rate") {
    const { points: ratePoints, perMinor, gives } = step;
    return [{ key: "rate", points: gives, ratePoints, perMinor, totalMinor: trace.totalMinor ?? 0, currency }];
  }
  const { tier, percent, of, gives } = step;
  return [{ key: "tier_bonus", points: gives, tier, percent, extraPercent: percent - 100, of }];
}

function skippedStatement(skipped: SkippedStep, base: Points): Statement {
  if (skipped.step === "rule") return skippedRuleStatement(skipped);
  const { tier, next } = skipped;
  if (next === null) return { key: "tier_no_bonus", points: 0, tier };
  const wouldGive = shareOf(base, next.percent - 100, 100);
  return { key: "tier_no_bonus_next", points: 0, tier, next: next.tier, percent: next.percent, wouldGive };
}

/** Until when points of a kind are good. */
export function goodness(kind: PointKind, ofPoints: Points, at: number | null): Statement {
  return at === null
    ? { key: "good_for_ever", points: 0, kind, ofPoints }
    : { key: "good_until", points: 0, kind, ofPoints, at };
}
