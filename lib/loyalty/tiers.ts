import type { Instant } from "@/lib/base/clock";
import { nextYearStart, thisYearStart } from "./calendar";
import type { Points } from "./points";
import type { Terms, TierLevel } from "./terms";

/** The level a code names; the first for null or a code these terms do not know. */
export function levelOf(terms: Terms, code: string | null): TierLevel {
  return terms.tiers.levels.find((level) => level.code === code) ?? firstLevel(terms);
}

export function rankOf(terms: Terms, code: string | null): number {
  return Math.max(
    0,
    terms.tiers.levels.findIndex((level) => level.code === code),
  );
}

/** The highest level that so many tier points reach. */
export function levelReached(terms: Terms, tierPoints: Points): TierLevel {
  return terms.tiers.levels.findLast((level) => level.from <= tierPoints) ?? firstLevel(terms);
}

function firstLevel(terms: Terms): TierLevel {
  const [first] = terms.tiers.levels;
  if (!first) throw new Error("Terms have at least one tier");
  return first;
}

/** Until when a tier reached at `at` is kept: the end of the next calendar year; null for the first tier and lifetime windows. */
export function validUntil(terms: Terms, code: string, at: Instant): Instant | null {
  if (terms.tiers.window === "lifetime" || rankOf(terms, code) === 0) return null;
  return nextYearStart(nextYearStart(at, terms.zone), terms.zone);
}

/** The instant at which the running tier period next changes anything for this member; null when it never will. */
export function periodEnd(
  standing: { tierPoints: Points; tierUntil: Instant | null; settledAt: Instant | null },
  terms: Terms,
): Instant | null {
  if (terms.tiers.window === "lifetime" || !standing.settledAt) return null;
  if (standing.tierPoints > 0) return nextYearStart(standing.settledAt, terms.zone);
  return standing.tierUntil;
}

/** Whether tier points of something that happened at `occurredAt` count in the period running at `at`. */
export function countsTowardsPeriod(terms: Terms, occurredAt: Instant, at: Instant): boolean {
  return terms.tiers.window === "lifetime" || occurredAt >= thisYearStart(at, terms.zone);
}

export type PeriodClosing = {
  to: TierLevel;
  outcome: "kept" | "moved_down" | "still_valid";
  needed: Points;
  until: Instant | null;
};

/** What the end of a tier period at `at` does to a member who stood at `tier` with `tierPoints` in it. */
export function closePeriod(
  terms: Terms,
  standing: { tier: string; tierPoints: Points; tierUntil: Instant | null },
  at: Instant,
): PeriodClosing {
  const current = levelOf(terms, standing.tier);
  const rank = rankOf(terms, current.code);
  if (rank === 0) return { to: current, outcome: "still_valid", needed: current.from, until: null };
  if (standing.tierUntil && standing.tierUntil > at) {
    return { to: current, outcome: "still_valid", needed: current.from, until: standing.tierUntil };
  }
  const earned = rankOf(terms, levelReached(terms, standing.tierPoints).code);
  const keptOneMoreYear = nextYearStart(at, terms.zone);
  if (earned >= rank) return { to: current, outcome: "kept", needed: current.from, until: keptOneMoreYear };
  const rankBelow = terms.tiers.downgrade === "one_down" ? Math.max(rank - 1, earned) : earned;
  const to = terms.tiers.levels[rankBelow] ?? firstLevel(terms);
  return { to, outcome: "moved_down", needed: current.from, until: rankBelow === 0 ? null : keptOneMoreYear };
}

export type TierProgress = {
  level: TierLevel;
  next: TierLevel | null;
  tierPoints: Points;
  /** Tier points still missing for the next level; 0 at the top. */
  missing: Points;
  /** Tier points still missing to keep the level beyond `until`; 0 when nothing is needed or it is already kept. */
  missingToKeep: Points;
  until: Instant | null;
  periodEnds: Instant | null;
};

/** Where a member stands, what is left and by when. */
export function progress(
  terms: Terms,
  standing: { tier: string | null; tierPoints: Points; tierUntil: Instant | null },
  now: Instant,
): TierProgress {
  const level = levelOf(terms, standing.tier);
  const next = terms.tiers.levels[rankOf(terms, level.code) + 1] ?? null;
  const periodEnds = terms.tiers.window === "lifetime" ? null : nextYearStart(now, terms.zone);
  const decidesThisYear = standing.tierUntil !== null && periodEnds !== null && standing.tierUntil <= periodEnds;
  return {
    level,
    next,
    tierPoints: standing.tierPoints,
    missing: next ? Math.max(0, next.from - standing.tierPoints) : 0,
    missingToKeep: decidesThisYear ? Math.max(0, level.from - standing.tierPoints) : 0,
    until: standing.tierUntil,
    periodEnds,
  };
}
