import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import type { TierMergedTrace } from "./merge-trace";
import type { Points } from "./points";
import { type Terms, termsAsOf } from "./terms";
import { graceMissing, rememberGrace, validUntil } from "./tier-window";
import { firstLevel, levelOf, levelReached, rankOf } from "./tiers";

type Held = { tier: string; until: Instant | null; grace: Points };

/**
 * The level of two memberships together: the higher of the two, for as long as it was good for, or the one that both their tier points reach.
 * The one that is left holds the first level from then on, so that time has nothing to do there.
 */
export function joinTiers(
  { from, to, grace }: { from: Draft; to: Draft; grace: Points },
  ids: { id: string; otherId: string },
  at: Instant,
): void {
  const terms = termsAsOf(to.history, at);
  const own: Held = { tier: to.tier, until: to.tierUntil, grace: graceMissing(to) };
  const brought: Held = { tier: from.tier, until: from.tierUntil, grace };
  const better = isBetter(terms, brought, own) ? brought : own;
  const reached = levelReached(terms, to.tierPoints).code;
  const isReached = rankOf(terms, reached) > rankOf(terms, better.tier);
  const now: Held = isReached ? { tier: reached, until: validUntil(terms, reached, at), grace: 0 } : better;
  holdTier(to, now, at, `merge:${ids.otherId}`);
  holdTier(from, { tier: firstLevel(terms).code, until: null, grace: 0 }, at, `merge:${ids.id}`, brought.grace);
}

/** Holds a level from now on, with a line of its own where that changes anything. `graceWas`: where it has been taken out already. */
function holdTier(draft: Draft, held: Held, at: Instant, source: string, graceWas = graceMissing(draft)): void {
  const terms = termsAsOf(draft.history, at);
  const was = draft.tierUntil;
  rememberGrace(draft, held.grace);
  if (draft.tier === held.tier && was?.getTime() === held.until?.getTime()) return;
  addLine(draft, {
    kind: "tier_moved",
    points: 0,
    tierPoints: 0,
    occurredAt: at,
    source,
    termsVersion: terms.version,
    answersRequest: false,
    trace: {
      rule: "tier_merged",
      from: levelOf(terms, draft.tier).code,
      to: held.tier,
      until: held.until?.getTime() ?? null,
      was: was?.getTime() ?? null,
      graceWas,
    },
  });
  draft.tier = held.tier;
  draft.tierUntil = held.until;
}

/** Takes back what merging made of a level. */
export function partTier(draft: Draft, moved: TierMergedTrace, at: Instant, source: string): void {
  const until = moved.was === null ? null : new Date(moved.was);
  holdTier(draft, { tier: moved.from, until, grace: moved.graceWas }, at, source);
}

function isBetter(terms: Terms, one: Held, other: Held): boolean {
  const [rank, otherRank] = [rankOf(terms, one.tier), rankOf(terms, other.tier)];
  if (rank !== otherRank) return rank > otherRank;
  if (rank === 0 || one.until === other.until) return false;
  // Without an end it is good for as long as the count suffices.
  return one.until === null || (other.until !== null && one.until > other.until);
}
