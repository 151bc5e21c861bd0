import type { Instant } from "@/lib/base/clock";
import { daysLater, firstDayOf, monthOf, monthOfDay, monthStart, nextYearStart, thisYearStart } from "./calendar";
import { type Points, sum } from "./points";
import { addToTally, EVER, periodsOf, type Tallies, tallied } from "./tallies";
import { type Terms, type TermsHistory, termsAsOf } from "./terms";
import type { TierLevel } from "./tier-policy";
import { countsTheSame, firstLevel, levelOf, levelReached, rankOf } from "./tiers";

/** Where a member stands in the tiers, and what is counted for them; a draft has all of it. */
export type TierState = {
  readonly history: TermsHistory;
  tier: string | null;
  tierPoints: Points;
  tierUntil: Instant | null;
  settledAt: Instant | null;
  tallies: Tallies;
};

/** Tier points by the month they were earned in; kept only while months roll. */
const MONTHS = "tier.points";
/** What was missing when a period of grace began. */
const GRACE = "tier.grace";

/**
 * Until when a tier reached at `at` is kept whatever happens: the end of the next calendar year. Null for the first tier, for lifetime
 * windows, and for rolling ones, where it lasts as long as the count does.
 */
export function validUntil(terms: Terms, code: string, at: Instant): Instant | null {
  if (terms.tiers.window !== "calendar_year" || rankOf(terms, code) === 0) return null;
  return nextYearStart(nextYearStart(at, terms.zone), terms.zone);
}

/** The next instant at which time changes anything of this member's tier or count, as far as these terms reach; null when it never will. */
export function periodEnd(state: TierState, terms: Terms): Instant | null {
  if (terms.tiers.window !== "rolling_months" || !state.settledAt) return periodCheck(state, terms);
  const isShort = rankOf(terms, state.tier) > 0 && state.tierPoints < levelOf(terms, state.tier).from;
  const nextMonth = monthStart(monthOf(state.settledAt, terms.zone) + 1, terms.zone);
  return earliest([
    monthsLeaving(state, terms)[0]?.at ?? null,
    state.tierUntil,
    isShort && !state.tierUntil ? nextMonth : null,
  ]);
}

/** The same without looking at single months: the soonest instant at which it could be, for whoever wakes up members. */
export function periodCheck(
  { settledAt, tier, tierPoints, tierUntil }: Omit<TierState, "history" | "tallies">,
  terms: Terms,
): Instant | null {
  if (!settledAt || terms.tiers.window === "lifetime") return null;
  const isAboveFirst = rankOf(terms, tier) > 0;
  if (terms.tiers.window === "rolling_months") {
    const nextMonth = monthStart(monthOf(settledAt, terms.zone) + 1, terms.zone);
    return earliest([tierPoints > 0 || isAboveFirst ? nextMonth : null, tierUntil]);
  }
  return earliest([
    tierPoints > 0 || (isAboveFirst && !tierUntil) ? nextYearStart(settledAt, terms.zone) : null,
    tierPoints === 0 || (tierUntil && tierUntil > settledAt) ? tierUntil : null,
  ]);
}

function earliest(instants: (Instant | null)[]): Instant | null {
  return instants.reduce((first, each) => (each && (!first || each < first) ? each : first), null);
}

/** When each month that is counted leaves the window, and what it takes along, soonest first. */
export function monthsLeaving(state: Omit<TierState, "tier" | "tierUntil" | "settledAt">, terms: Terms) {
  const { months = 0 } = terms.tiers;
  const counted = periodsOf(state.tallies, MONTHS).map(({ on, value }) => ({ month: monthOfDay(on), points: value }));
  // Counted before months rolled: as if earned when they began to.
  const earlier = state.tierPoints - sum(counted.map(({ points }) => points));
  if (earlier > 0) counted.push({ month: monthOf(rollingSince(state.history, terms), terms.zone), points: earlier });
  return counted
    .sort((a, b) => a.month - b.month)
    .map(({ month, points }) => ({ at: monthStart(month + months, terms.zone), points }));
}

function rollingSince(history: TermsHistory, terms: Terms): Instant {
  return beginningOf(history, terms, (each) => each.tiers.window === "rolling_months").effectiveFrom;
}

/** The first version of the unbroken run of versions up to `terms` of which something holds. */
function beginningOf(history: TermsHistory, terms: Terms, holds: (terms: Terms) => boolean): Terms {
  let first = terms;
  for (const each of history.filter(({ version }) => version < terms.version).reverse()) {
    if (!holds(each)) break;
    first = each;
  }
  return first;
}

/** Whether tier points of something that happened at `occurredAt` count in the window that runs at `at`. */
export function countsTowardsPeriod(history: TermsHistory, occurredAt: Instant, at: Instant): boolean {
  const terms = termsAsOf(history, at);
  const counting = beginningOf(history, terms, (each) => countsTheSame(each, terms));
  if (counting.version !== history[0].version && occurredAt < counting.effectiveFrom) return false;
  switch (terms.tiers.window) {
    case "lifetime":
      return true;
    case "calendar_year":
      return occurredAt >= thisYearStart(at, terms.zone);
    case "rolling_months":
      return monthOf(occurredAt, terms.zone) > monthOf(at, terms.zone) - (terms.tiers.months ?? 0);
  }
}

/** Counts tier points in the month in which they were earned, where months roll; taking back never takes more than the month has. */
export function countInMonth(state: TierState, tierPoints: Points, earnedAt: Instant): void {
  if (tierPoints === 0 || !state.settledAt) return;
  const terms = termsAsOf(state.history, state.settledAt);
  if (terms.tiers.window !== "rolling_months") return;
  const on = firstDayOf(monthOf(earnedAt, terms.zone));
  const value = Math.max(tierPoints, 0 - tallied(state.tallies, MONTHS, on));
  if (value !== 0) addToTally(state.tallies, MONTHS, on, value);
}

export type PeriodClosing = {
  to: TierLevel;
  outcome: "kept" | "moved_down" | "still_valid" | "grace";
  /** What is judged, and what it would take to keep the level. */
  counted: Points;
  needed: Points;
  /** Tier points that leave the count. */
  left: Points;
  until: Instant | null;
};

/** What `at`, the end of a period, does to a member: who stays, who may still stay, who moves down, and what is no longer counted. */
export function closePeriod(state: TierState, terms: Terms, at: Instant): PeriodClosing {
  const current = levelOf(terms, state.tier);
  const rank = rankOf(terms, current.code);
  const left = leaving(state, terms, at);
  const graced = graceMissing(state);
  const counted = countedAt(state, terms, current, left, graced);
  const closing = { to: current, counted, needed: current.from, left };
  if (rank === 0) return { ...closing, outcome: "still_valid", until: null };
  if (state.tierUntil && state.tierUntil > at) return { ...closing, outcome: "still_valid", until: state.tierUntil };
  const kept = terms.tiers.window === "calendar_year" ? nextYearStart(at, terms.zone) : null;
  if (counted >= current.from) return { ...closing, outcome: "kept", until: kept };
  if (terms.tiers.graceDays > 0 && graced === 0) {
    const until = daysLater(new Date(at.getTime() - 1), terms.tiers.graceDays, terms.zone);
    return { ...closing, outcome: "grace", until };
  }
  const earned = rankOf(terms, levelReached(terms, counted).code);
  const rankBelow = terms.tiers.downgrade === "one_down" ? Math.max(rank - 1, earned) : earned;
  const to = terms.tiers.levels[rankBelow] ?? firstLevel(terms);
  return { ...closing, to, outcome: "moved_down", until: rankBelow === 0 ? null : kept };
}

function leaving(state: TierState, terms: Terms, at: Instant): Points {
  switch (terms.tiers.window) {
    case "lifetime":
      return 0;
    case "calendar_year":
      return thisYearStart(at, terms.zone).getTime() === at.getTime() ? state.tierPoints : 0;
    case "rolling_months":
      return sum(
        monthsLeaving(state, terms)
          .filter((month) => month.at <= at)
          .map(({ points }) => points),
      );
  }
}

// In the grace after a year, what was missing at its end can still be made up: the year's points and those since, together.
function countedAt(state: TierState, terms: Terms, current: TierLevel, left: Points, graced: Points): Points {
  if (terms.tiers.window === "rolling_months") return state.tierPoints - left;
  return graced > 0 ? current.from - graced + state.tierPoints : state.tierPoints;
}

/** What was missing when the grace that runs began; 0 when none does. */
export function graceMissing(state: Pick<TierState, "tallies">): Points {
  return tallied(state.tallies, GRACE, EVER);
}

/** Takes months that left the window out of the count by month; all of them where months do not roll. */
export function forgetMonths(state: TierState, terms: Terms, at: Instant | null): void {
  const { months = 0, window } = terms.tiers;
  for (const { on, value } of periodsOf(state.tallies, MONTHS)) {
    const stays = at && window === "rolling_months" && monthStart(monthOfDay(on) + months, terms.zone) > at;
    if (!stays) addToTally(state.tallies, MONTHS, on, -value);
  }
}

/** Remembers what is missing while a grace runs; 0 ends it. */
export function rememberGrace(state: TierState, missing: Points): void {
  const change = missing - graceMissing(state);
  if (change !== 0) addToTally(state.tallies, GRACE, EVER, change);
}
