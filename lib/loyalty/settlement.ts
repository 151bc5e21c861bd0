import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { sum } from "./points";
import { termsAsOf } from "./terms";
import { closePeriod, levelOf, levelReached, periodEnd, rankOf, validUntil } from "./tiers";

/**
 * Writes into the draft what time has done up to and including `until`: points that lapsed and tier periods that closed, each a
 * line with its own instant, in the order in which they happened. Doing it twice, or in two parts, gives the same lines.
 */
export function settle(draft: Draft, until: Instant): void {
  for (;;) {
    const lapse = nextLapse(draft, until);
    const closing = nextClosing(draft, until);
    if (lapse && (!closing || lapse <= closing)) writeLapse(draft, lapse);
    else if (closing) writeClosing(draft, closing);
    else break;
  }
  if (!draft.settledAt || draft.settledAt < until) draft.settledAt = until;
}

function nextLapse(draft: Draft, until: Instant): Instant | null {
  let soonest: Instant | null = null;
  for (const lot of draft.lots) {
    if (lot.remaining === 0 || !lot.expiresAt || lot.expiresAt > until) continue;
    if (!soonest || lot.expiresAt < soonest) soonest = lot.expiresAt;
  }
  return soonest;
}

// Each version of the terms says how periods end while it is in force, however far at once time is written down.
function nextClosing(draft: Draft, until: Instant): Instant | null {
  let from = draft.settledAt;
  while (from && from < until) {
    const start: Instant = from;
    const end = periodEnd({ ...draft, settledAt: start }, termsAsOf(draft.history, start));
    const superseded = draft.history.find((terms) => terms.effectiveFrom > start)?.effectiveFrom ?? null;
    if (end && end <= until && (!superseded || end <= superseded)) return end < start ? start : end;
    from = superseded;
  }
  return null;
}

function writeLapse(draft: Draft, at: Instant): void {
  const lapsing = draft.lots.filter((lot) => lot.remaining > 0 && lot.expiresAt?.getTime() === at.getTime());
  const lots = lapsing.map((lot) => ({ kind: lot.kind, points: lot.remaining, earnedUnder: lot.termsVersion }));
  addLine(draft, {
    kind: "lapsed",
    points: -sum(lots.map((lot) => lot.points)),
    tierPoints: 0,
    occurredAt: at,
    source: "time",
    termsVersion: termsAsOf(draft.history, at).version,
    answersRequest: false,
    draws: lapsing.map((lot) => ({ born: lot.born, ordinal: lot.ordinal, points: lot.remaining })),
    trace: { rule: "lapse", lots },
  });
}

function writeClosing(draft: Draft, at: Instant): void {
  const terms = termsAsOf(draft.history, at);
  const closing = closePeriod(terms, draft, at);
  addLine(draft, {
    kind: "tier_moved",
    points: 0,
    tierPoints: 0 - draft.tierPoints,
    occurredAt: at,
    source: "time",
    termsVersion: terms.version,
    answersRequest: false,
    trace: {
      rule: "tier_period_closed",
      from: draft.tier,
      to: closing.to.code,
      tierPoints: draft.tierPoints,
      needed: closing.needed,
      outcome: closing.outcome,
      until: closing.until?.getTime() ?? null,
    },
  });
  draft.tier = closing.to.code;
  draft.tierUntil = closing.until;
  draft.settledAt = at;
}

/** Moves the member up when the tier points reach a higher level; never down. */
export function moveUp(draft: Draft, at: Instant, source: string): void {
  const terms = termsAsOf(draft.history, at);
  const reached = levelReached(terms, draft.tierPoints);
  if (rankOf(terms, reached.code) <= rankOf(terms, draft.tier)) return;
  const until = validUntil(terms, reached.code, at);
  addLine(draft, {
    kind: "tier_moved",
    points: 0,
    tierPoints: 0,
    occurredAt: at,
    source,
    termsVersion: terms.version,
    answersRequest: false,
    trace: {
      rule: "tier_reached",
      from: levelOf(terms, draft.tier).code,
      to: reached.code,
      tierPoints: draft.tierPoints,
      needed: reached.from,
      until: until?.getTime() ?? null,
    },
  });
  draft.tier = reached.code;
  draft.tierUntil = until;
}
