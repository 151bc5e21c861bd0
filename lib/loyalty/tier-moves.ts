import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { monthOf, monthStart } from "./calendar";
import { type Terms, termsAsOf } from "./terms";
import {
  closePeriod,
  forgetMonths,
  graceMissing,
  type PeriodClosing,
  periodEnd,
  rememberGrace,
  validUntil,
} from "./tier-window";
import { countsTheSame, levelOf, rankOf } from "./tiers";
import type { TierTrace } from "./trace";

/** Something that time does to a member's tier: a period ends by `terms`, or from then on these terms count something else. */
export type TierEvent = { what: "period_ends" | "counts_anew"; at: Instant; terms: Terms };

/**
 * The next event until `until`. Each version of the terms says how periods end while it is in force, the moment at which the next one
 * begins included, however far at once time is written down.
 */
export function nextTierEvent(draft: Draft, until: Instant): TierEvent | null {
  let from = draft.settledAt;
  while (from && from < until) {
    const start: Instant = from;
    const terms = termsAsOf(draft.history, start);
    const next = draft.history.find(({ effectiveFrom }) => effectiveFrom > start) ?? null;
    const end = periodEnd({ ...draft, settledAt: start }, terms);
    const limit = next && next.effectiveFrom < until ? next.effectiveFrom : until;
    const countsAnew = next && next.effectiveFrom <= until && draft.tierPoints > 0 && !countsTheSame(terms, next);
    if (countsAnew && (!end || end >= next.effectiveFrom))
      return { what: "counts_anew", at: next.effectiveFrom, terms: next };
    if (end && end <= limit) return { what: "period_ends", at: end < start ? start : end, terms };
    from = next?.effectiveFrom ?? null;
  }
  return null;
}

export function writeTierEvent(draft: Draft, event: TierEvent): void {
  if (event.what === "counts_anew") countAnew(draft, event);
  else endPeriod(draft, event);
  draft.settledAt = event.at;
}

function endPeriod(draft: Draft, { at, terms }: TierEvent): void {
  const closing = closePeriod(draft, terms, at);
  const graced = graceMissing(draft);
  addMove(draft, at, terms, 0 - closing.left, traceOf(draft, terms, closing, graced));
  forgetMonths(draft, terms, at);
  if (closing.outcome === "grace") rememberGrace(draft, closing.needed - closing.counted);
  else if (closing.until === null || closing.outcome !== "still_valid") rememberGrace(draft, 0);
  draft.tier = closing.to.code;
  draft.tierUntil = closing.until;
}

function traceOf(draft: Draft, terms: Terms, closing: PeriodClosing, graced: number): TierTrace {
  const { outcome, counted, needed, left } = closing;
  const move = { from: draft.tier, to: closing.to.code };
  const until = closing.until?.getTime() ?? null;
  if (terms.tiers.window === "rolling_months")
    return { rule: "tier_window_moved", ...move, left, tierPoints: counted, needed, outcome, until };
  if (graced > 0 && outcome !== "still_valid")
    return { rule: "tier_grace_ended", ...move, tierPoints: draft.tierPoints, needed: graced, outcome, until };
  return { rule: "tier_period_closed", ...move, tierPoints: draft.tierPoints, needed, outcome, until };
}

// Another measure makes what was counted meaningless: it begins again from nothing, and whoever holds a level keeps it a full period.
function countAnew(draft: Draft, { at, terms }: TierEvent): void {
  const until = rankOf(terms, draft.tier) === 0 ? null : keptThrough(draft, terms, at);
  const tier = levelOf(terms, draft.tier).code;
  addMove(draft, at, terms, 0 - draft.tierPoints, {
    rule: "tier_counted_anew",
    from: draft.tier,
    to: tier,
    until: until?.getTime() ?? null,
  });
  forgetMonths(draft, terms, null);
  rememberGrace(draft, 0);
  draft.tier = tier;
  draft.tierUntil = until;
}

/** Until when a level is kept that was not reached by what is counted: a full period from `at`. */
export function keptThrough(draft: Draft, terms: Terms, at: Instant): Instant | null {
  const { window, months = 0 } = terms.tiers;
  const full =
    window === "rolling_months"
      ? monthStart(monthOf(at, terms.zone) + months, terms.zone)
      : validUntil(terms, draft.tier, at);
  return full && draft.tierUntil && draft.tierUntil > full ? draft.tierUntil : full;
}

function addMove(draft: Draft, at: Instant, terms: Terms, tierPoints: number, trace: TierTrace): void {
  addLine(draft, {
    kind: "tier_moved",
    points: 0,
    tierPoints,
    occurredAt: at,
    source: "time",
    termsVersion: terms.version,
    answersRequest: false,
    trace,
  });
}
