import { type ModelMember, yearAfter } from "@/db/ledger-model";
import { monthNumber } from "@/db/ledger-model-life";
import { tiers } from "@/db/ledger-model-terms";
import { thisYearStart } from "@/lib/loyalty/calendar";

/** Levels as the trade tells it: what is counted for them, in which time, and what becomes of whoever has too little of it. */
export type ModelTiers = {
  /** This calendar year; the running month and those before it, so many in all; or ever. */
  window: "calendar_year" | "lifetime" | { months: number };
  measure: "tier_points" | "spend" | "purchases";
  /** What each level asks. */
  bars: readonly [0, number, number];
};

const zone = "Asia/Jakarta";
const EAST = 7 * 3_600_000;

/** What a purchase counts towards a level. */
export function countOf(rupiah: number, basePoints: number): number {
  const { measure } = tiers();
  if (measure === "tier_points") return basePoints;
  return measure === "spend" ? rupiah : Math.min(rupiah, 1);
}

/** Whether what happened then still counts now. */
export function stillCounts(at: number, now: number): boolean {
  const { window } = tiers();
  if (window === "lifetime") return true;
  if (window === "calendar_year") return at >= thisYearStart(new Date(now), zone).getTime();
  return monthNumber(at) > monthNumber(now) - window.months;
}

export function count(member: ModelMember, points: number, at: number): void {
  member.tierPoints += points;
  const month = monthNumber(at);
  member.byMonth.set(month, Math.max(0, (member.byMonth.get(month) ?? 0) + points));
}

/** Reaches the level that what is counted is good for, if it is a higher one. */
export function climb(member: ModelMember, now: number): void {
  const reached = levelFor(member.tierPoints);
  if (reached <= member.tier) return;
  const until = reachedUntil(now);
  const step = { place: member.place, from: member.tier, to: reached, bar: barOf(reached) };
  member.steps.push({ ...step, until, untilBefore: member.tierUntil });
  member.tier = reached;
  member.tierUntil = until;
}

/** Until when a level is kept whatever happens, once it is reached; null where it lasts as long as the count does. */
export function reachedUntil(now: number): number | null {
  return tiers().window === "calendar_year" ? yearAfter(yearAfter(now)) : null;
}

/** Until when one is kept that was brought along: a full period. */
export function broughtUntil(now: number): number | null {
  const { window } = tiers();
  return typeof window === "object" ? monthStart(monthNumber(now) + window.months) : reachedUntil(now);
}

/** The highest level so many tier points reach. */
export function levelFor(points: number): number {
  return tiers().bars.filter((bar) => bar <= points).length - 1;
}

export function barOf(level: number): number {
  return tiers().bars[level] ?? 0;
}

/** The better of two levels: the higher one, or the one that is good for longer; without an end it is good for as long as the count is. */
export function isBetter(one: ModelMember, other: ModelMember): boolean {
  if (one.tier !== other.tier) return one.tier > other.tier;
  if (one.tier === 0 || one.tierUntil === other.tierUntil) return false;
  return one.tierUntil === null || (other.tierUntil !== null && one.tierUntil > other.tierUntil);
}

/** What time does to levels between two instants. */
export function passPeriods(member: ModelMember, since: number, now: number): void {
  const { window } = tiers();
  if (window === "calendar_year")
    for (let end = yearAfter(since); end <= now; end = yearAfter(end)) closeYear(member, end);
  if (typeof window === "object")
    for (let month = monthNumber(since) + 1; monthStart(month) <= now; month += 1)
      closeMonth(member, month, window.months);
}

/** At each year's end levels are kept, left alone or one lower, and it is counted anew. */
function closeYear(member: ModelMember, end: number): void {
  if (member.tierUntil !== null && member.tierUntil <= end) {
    if (member.tierPoints < barOf(member.tier)) member.tier -= 1;
    member.tierUntil = member.tier === 0 ? null : yearAfter(end);
  }
  member.tierPoints = 0;
  member.steps = [];
}

/** As a month begins, the one that is too long ago is counted no more; whoever has too little by then is one level lower, each month. */
function closeMonth(member: ModelMember, month: number, months: number): void {
  const start = monthStart(month);
  const leaving = [...member.byMonth].filter(([each, points]) => points > 0 && each <= month - months);
  const isShort = member.tier > 0 && member.tierUntil === null && member.tierPoints < barOf(member.tier);
  const isOver = member.tierUntil !== null && member.tierUntil <= start;
  if (leaving.length === 0 && !isShort && !isOver) return;
  for (const [each, points] of leaving) {
    member.tierPoints -= points;
    member.byMonth.delete(each);
  }
  member.steps = [];
  if (member.tierUntil !== null && !isOver) return;
  if (member.tierPoints < barOf(member.tier)) member.tier = Math.max(member.tier - 1, levelFor(member.tierPoints));
  member.tierUntil = null;
}

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) - EAST;
}
