import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { type Extension, extendOnce, extensionOf } from "./extension";
import type { Lot } from "./lots";
import { sum } from "./points";
import { termsAsOf } from "./terms";
import { nextTierEvent, writeTierEvent } from "./tier-moves";
import { rememberGrace, validUntil } from "./tier-window";
import { levelOf, levelReached, rankOf } from "./tiers";

/**
 * Writes into the draft what time has done up to and including `until`: points that lapsed or live on, and tier periods that closed,
 * each a line with its own instant, in the order in which they happened. Doing it twice, or in two parts, gives the same lines.
 */
export function settle(draft: Draft, until: Instant): void {
  for (;;) {
    const end = nextEnd(draft, until);
    const tierEvent = nextTierEvent(draft, until);
    if (end && (!tierEvent || end <= tierEvent.at)) writeEnd(draft, end);
    else if (tierEvent) writeTierEvent(draft, tierEvent);
    else break;
  }
  if (!draft.settledAt || draft.settledAt < until) draft.settledAt = until;
}

function nextEnd(draft: Draft, until: Instant): Instant | null {
  let soonest: Instant | null = null;
  for (const lot of draft.lots) {
    if (lot.remaining === 0 || !lot.expiresAt || lot.expiresAt > until) continue;
    if (!soonest || lot.expiresAt < soonest) soonest = lot.expiresAt;
  }
  return soonest;
}

function writeEnd(draft: Draft, at: Instant): void {
  const ending = draft.lots.filter((lot) => lot.remaining > 0 && lot.expiresAt?.getTime() === at.getTime());
  const extensions = ending.flatMap((lot): Extension[] => {
    const newExpiry = extensionOf(draft, lot);
    return newExpiry ? [{ lot, newExpiry }] : [];
  });
  if (extensions.length > 0) extendOnce(draft, extensions, at);
  const lapsing = ending.filter((lot) => !extensions.some((each) => each.lot === lot));
  if (lapsing.length > 0) writeLapse(draft, lapsing, at);
}

function writeLapse(draft: Draft, lapsing: Lot[], at: Instant): void {
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
  rememberGrace(draft, 0);
}
