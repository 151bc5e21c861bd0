import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { dayOf, dayStart, daysEarlier } from "./calendar";
import { segmentsOf } from "./conditions";
import type { MemberInputs } from "./earning-event";
import type { Period } from "./earning-rules";
import type { Given } from "./kinds/asks";
import { daysAfter, periodStart } from "./periods";
import { type Province, provinceOf } from "./provinces";
import type { RewardOffer } from "./reward";
import type { Terms } from "./terms";
import { earlyAccessDays, rankOf } from "./tiers";

/** In which time redemptions of one member are counted. */
export const limitPeriods = ["ever", "year", "month", "week", "day"] as const satisfies readonly Period[];
type LimitPeriod = (typeof limitPeriods)[number];

/** Who may redeem a reward, besides its level, its dates and what there is of it. */
export type Gates = {
  /** In which time the limit per member is counted. */
  limitPer: LimitPeriod;
  /** How often all members together may redeem it; null without an end. */
  totalLimit: number | null;
  /** Saved conditions of the terms, any of which lets a member in; empty for everybody. */
  segments: readonly string[];
  /** Whether it is not shown at all to whoever is in none of them. */
  isHidden: boolean;
  /** From which level on it opens so many days before its start. */
  early: { tier: string; days: number } | null;
  /** Where it can be sent to; empty for everywhere. */
  provinces: readonly Province[];
};

export const openToAll: Gates = {
  limitPer: "ever",
  totalLimit: null,
  segments: [],
  isHidden: false,
  early: null,
  provinces: [],
};

type Gated = Pick<RewardOffer, "startsAt" | "perMemberLimit" | "gates">;
/** A level's own opening. */
export type Opening = { tier: string; at: Instant };

/** When a reward opens to members of a level: so many days before it does to others, at the same time of day. */
export function opensFor({ startsAt, gates }: Gated, tier: string | null, terms: Terms): Instant | null {
  if (startsAt === null) return null;
  const rank = rankOf(terms, tier);
  const level = terms.tiers.levels[rank];
  const own = gates.early && rank >= rankOf(terms, gates.early.tier) ? gates.early.days : 0;
  const days = Math.max(own, level ? earlyAccessDays(level) : 0);
  return days > 0 ? daysEarlier(startsAt, days, terms.zone) : startsAt;
}

/** The levels to which it opens before `at`, each with its instant, where that is another one than the level's below; lowest level first. */
export function opensBefore(reward: Gated, at: Instant, terms: Terms): Opening[] {
  const openings = terms.tiers.levels.flatMap(({ code }) => {
    const opens = opensFor(reward, code, terms);
    return opens && opens < at ? [{ tier: code, at: opens }] : [];
  });
  return openings.filter((each, place) => openings[place - 1]?.at.getTime() !== each.at.getTime());
}

/** Whether one of a reward's segments holds of the member, or it asks for none. */
export function isMeantFor({ gates }: Pick<RewardOffer, "gates">, segments: readonly string[]): boolean {
  return gates.segments.length === 0 || gates.segments.some((code) => segments.includes(code));
}

/** Whether a reward does not exist for a member: its staff show it only to those it is meant for. */
export function isHiddenFrom(reward: Pick<RewardOffer, "gates">, segments: readonly string[]): boolean {
  return reward.gates.isHidden && !isMeantFor(reward, segments);
}

/** The segments a member is in at `at`, by the terms of that moment. */
export function segmentsAt(
  { tier, tallies }: Pick<Draft, "tier" | "tallies">,
  member: MemberInputs,
  terms: Terms,
  at: Instant,
): string[] {
  return segmentsOf({ terms, tier, tallies, member, day: dayOf(at, terms.zone) });
}

/** What of its own limit a member has left, for one who redeemed so many in the running period; null without a limit. */
export function leftOfLimit({ perMemberLimit }: Gated, redeemed: number): number | null {
  return perMemberLimit === null ? null : Math.max(0, perMemberLimit - redeemed);
}

/** When the next period begins in which a limit counts anew; null for one that is counted for ever. */
export function countedAnewAt({ gates: { limitPer } }: Gated, at: Instant, zone: string): Instant | null {
  if (limitPer === "ever") return null;
  const start = periodStart(limitPer, dayOf(at, zone));
  const beyond = { day: 1, week: 7, month: 31, year: 366 }[limitPer];
  return dayStart(periodStart(limitPer, daysAfter(start, beyond)), zone);
}

/** Whether what is sent may go to this address; one that nobody gave is asked for elsewhere. */
export function mayBeSentTo({ gates }: Pick<RewardOffer, "gates">, { province }: Given): boolean {
  if (gates.provinces.length === 0 || province === undefined) return true;
  const meant = provinceOf(province);
  return meant !== null && gates.provinces.includes(meant);
}
