import type { Instant } from "@/lib/base/clock";
import { monthOf, monthStart, nextYearStart } from "./calendar";
import { type Points, sum } from "./points";
import type { Terms } from "./terms";
import type { TierLevel } from "./tier-policy";
import { graceMissing, monthsLeaving, type TierState } from "./tier-window";
import { levelOf, rankOf } from "./tiers";

export type TierProgress = Counting & {
  level: TierLevel;
  next: TierLevel | null;
  tierPoints: Points;
  /** Tier points still missing for the next level; 0 at the top. */
  missing: Points;
  until: Instant | null;
};

type Counting = {
  /** When the count begins again, or next loses something; null when it only grows. */
  periodEnds: Instant | null;
  /** What it loses then. */
  pointsLeaving: Points;
  /** By when `missingToKeep` more are needed to keep the level; null when nothing decides about it. */
  keepBy: Instant | null;
  /** 0 when it is kept already. */
  missingToKeep: Points;
  /** The period has ended, and the level can still be kept until `keepBy`. */
  isInGrace: boolean;
};

const nothingEnds: Counting = {
  periodEnds: null,
  pointsLeaving: 0,
  keepBy: null,
  missingToKeep: 0,
  isInGrace: false,
};

/** Where a member stands, what is left and by when. */
export function progress(terms: Terms, state: TierState, now: Instant): TierProgress {
  const level = levelOf(terms, state.tier);
  const next = terms.tiers.levels[rankOf(terms, level.code) + 1] ?? null;
  const { tierPoints } = state;
  const isLifetime = terms.tiers.window === "lifetime";
  return {
    level,
    next,
    tierPoints,
    missing: next ? Math.max(0, next.from - tierPoints) : 0,
    until: isLifetime ? null : state.tierUntil,
    ...(isLifetime ? nothingEnds : counting(terms, level, state, now)),
  };
}

function counting(terms: Terms, level: TierLevel, state: TierState, now: Instant): Counting {
  const isByTheYear = terms.tiers.window === "calendar_year";
  const periodEnds = isByTheYear ? nextYearStart(now, terms.zone) : (monthsLeaving(state, terms)[0]?.at ?? null);
  const pointsLeaving = isByTheYear ? state.tierPoints : (monthsLeaving(state, terms)[0]?.points ?? 0);
  const common = { ...nothingEnds, periodEnds, pointsLeaving };
  if (rankOf(terms, level.code) === 0) return common;
  const graced = graceMissing(state);
  if (graced > 0 && state.tierUntil) {
    const missing = isByTheYear ? graced - state.tierPoints : level.from - countedAt(state, terms, state.tierUntil);
    return { ...common, keepBy: state.tierUntil, missingToKeep: Math.max(0, missing), isInGrace: true };
  }
  return { ...common, ...(isByTheYear ? keptByYear(level, state, periodEnds) : keptByMonth(terms, level, state, now)) };
}

function keptByYear(level: TierLevel, state: TierState, yearEnd: Instant | null) {
  const isDecided = yearEnd && (!state.tierUntil || state.tierUntil <= yearEnd);
  if (!isDecided) return { keepBy: null, missingToKeep: 0 };
  return { keepBy: yearEnd, missingToKeep: Math.max(0, level.from - state.tierPoints) };
}

/** The first month's beginning at which, with nothing more, too little would be counted. */
function keptByMonth(terms: Terms, level: TierLevel, state: TierState, now: Instant) {
  const { tierUntil } = state;
  const nextMonth = monthStart(monthOf(now, terms.zone) + 1, terms.zone);
  const decides = [tierUntil ?? nextMonth, ...monthsLeaving(state, terms).map(({ at }) => at)].filter(
    (at) => !tierUntil || at >= tierUntil,
  );
  const keepBy = decides.find((at) => countedAt(state, terms, at) < level.from) ?? null;
  return { keepBy, missingToKeep: keepBy ? level.from - countedAt(state, terms, keepBy) : 0 };
}

function countedAt(state: TierState, terms: Terms, at: Instant): Points {
  const gone = monthsLeaving(state, terms).filter((month) => month.at <= at);
  return state.tierPoints - sum(gone.map(({ points }) => points));
}
