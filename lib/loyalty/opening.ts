import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { dayStart, monthsLater } from "./calendar";
import { type Points, sum } from "./points";
import { moveUp, settle } from "./settlement";
import { expiryOf, type PointKind, type Terms, type TermsHistory, termsAsOf } from "./terms";
import { keptThrough } from "./tier-moves";
import { rankOf } from "./tiers";

/** Points a member brings along, as the list said: days are ISO days in the programme's zone. */
export type OpeningLot = {
  kind: PointKind;
  points: Points;
  /** Null: on the day of the opening. */
  earnedOn: string | null;
  /** The last good day; `never`, or null where the terms of the day they were earned decide. */
  expiresOn: string | null;
  /** Milliseconds since 1970; null: at once. */
  availableFrom: number | null;
};

export type Opening = { lots: OpeningLot[]; tierPoints: Points; tier: string | null };
export type OpeningRefusal = { code: "member_closed" };

/**
 * Writes what a member brings along into the draft: one line with all its lots, and the level, which is kept for a full period unless
 * the member stands higher already. What has lapsed by then lapses at once, in a line of its own.
 */
export function openBalance(
  draft: Draft,
  { id, lots, tierPoints, tier }: Opening & { id: string },
  decidedAt: Instant,
): Result<{ journalVersion: number }, OpeningRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (["closed", "merged"].includes(draft.start.memberState)) return refused({ code: "member_closed" });
  settle(draft, at);
  const terms = termsAsOf(draft.history, at);
  const source = `opening:${id}`;
  const lives = lots.map((lot) => ({ lot, life: openingLife(draft.history, lot, at) }));
  addLine(draft, {
    kind: "opening",
    points: sum(lots.map((lot) => lot.points)),
    tierPoints,
    occurredAt: at,
    source,
    termsVersion: terms.version,
    answersRequest: true,
    newLots: lives.map(({ lot: { kind, points }, life }) => ({
      kind,
      points,
      availableAt: life.availableAt,
      expiresAt: life.expiresAt,
      termsVersion: life.terms.version,
    })),
    trace: {
      rule: "opening",
      lots: lives.map(({ lot: { kind, points }, life }) => ({
        kind,
        points,
        earned: life.earnedAt?.getTime() ?? null,
        available: life.availableAt > at ? life.availableAt.getTime() : null,
        expires: life.expiresAt?.getTime() ?? null,
      })),
      tierPoints,
    },
  });
  const journalVersion = draft.version;
  if (tier !== null) bringTier(draft, terms, { tier, at, source });
  moveUp(draft, at, source);
  settle(draft, at);
  return done({ journalVersion });
}

/** When points brought along were earned, from when and until when they can be spent, and by which terms they live. */
export function openingLife(history: TermsHistory, lot: Omit<OpeningLot, "points">, at: Instant) {
  const { zone } = termsAsOf(history, at);
  const earnedAt = lot.earnedOn === null ? null : dayStart(lot.earnedOn, zone);
  const terms = termsAsOf(history, earnedAt ?? at);
  const isPending = lot.availableFrom !== null && lot.availableFrom > at.getTime();
  return {
    terms,
    earnedAt,
    availableAt: isPending ? new Date(lot.availableFrom ?? 0) : at,
    expiresAt: endOfLot(terms, lot, earnedAt ?? at, zone),
  };
}

function endOfLot(
  terms: Terms,
  { kind, expiresOn }: Omit<OpeningLot, "points">,
  earnedAt: Instant,
  zone: string,
): Instant | null {
  if (expiresOn === "never") return null;
  return expiresOn === null ? expiryOf(terms, kind, earnedAt) : monthsLater(dayStart(expiresOn, zone), 0, "none", zone);
}

function bringTier(draft: Draft, terms: Terms, brought: { tier: string; at: Instant; source: string }): void {
  const { tier, at, source } = brought;
  if (rankOf(terms, tier) <= rankOf(terms, draft.tier)) return;
  const from = draft.tier;
  draft.tier = tier;
  draft.tierUntil = keptThrough(draft, terms, at);
  addLine(draft, {
    kind: "tier_moved",
    points: 0,
    tierPoints: 0,
    occurredAt: at,
    source,
    termsVersion: terms.version,
    answersRequest: false,
    trace: { rule: "tier_brought", from, to: tier, until: draft.tierUntil?.getTime() ?? null },
  });
}
