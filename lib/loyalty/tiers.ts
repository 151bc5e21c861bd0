import { type Points, shareOf } from "./points";
import type { Terms } from "./terms";
import type { TierLevel } from "./tier-policy";

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

export function firstLevel(terms: Terms): TierLevel {
  const [first] = terms.tiers.levels;
  if (!first) throw new Error("Terms have at least one tier");
  return first;
}

/** How many days before others members of a level can redeem new rewards. */
export function earlyAccessDays(level: TierLevel): number {
  return level.benefits.reduce(
    (most, benefit) => ("kind" in benefit && benefit.kind === "early_access" ? Math.max(most, benefit.days) : most),
    0,
  );
}

/**
 * What something that earned counts towards a tier by the terms of its day: the points given for it, or, where the terms count purchases
 * or what was spent, one or its amount. This is the line's tier points, whatever they are made of.
 */
export function tierPointsOf(
  terms: Terms,
  event: { kind: string; money: { totalMinor: number; currency: string } | null },
  points: Points,
): Points {
  const { measure } = terms.tiers;
  if (measure.kind === "tier_points") return points;
  if (event.kind !== "purchase" || !event.money || event.money.totalMinor <= 0) return 0;
  const { totalMinor, currency } = event.money;
  if (measure.kind === "purchases") return totalMinor >= (measure.atLeast[currency] ?? 1) ? 1 : 0;
  if (currency === measure.currency) return totalMinor;
  const other = measure.others[currency];
  return other ? shareOf(totalMinor, other.gives, other.per) : 0;
}

/** Whether two versions of the terms count the same thing, so that what one counted can go on under the other. */
export function countsTheSame(before: Terms, after: Terms): boolean {
  const [one, other] = [before.tiers.measure, after.tiers.measure];
  if (one.kind === "spend" && other.kind === "spend") return one.currency === other.currency;
  return one.kind === other.kind;
}
