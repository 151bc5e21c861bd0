import type { Instant } from "@/lib/base/clock";
import { shareOf } from "./points";
import { availableFrom, expiryOf, type Terms } from "./terms";
import { levelOf, rankOf } from "./tiers";
import type { EarnedTrace, EarningStep } from "./trace";

export type Purchase = {
  totalMinor: number;
  currency: string;
  channel: string | null;
  occurredAt: Instant;
};

export type Earning = {
  base: number;
  bonus: number;
  availableAt: Instant;
  baseExpiresAt: Instant | null;
  bonusExpiresAt: Instant | null;
  trace: Omit<EarnedTrace, "tierPoints" | "tierPeriodClosed">;
};

/**
 * What a purchase earns under `terms` for a member of `tier`: base points at the currency's rate, and the tier's extra as bonus
 * points, each rounded down once. Null when the terms have no rate for the currency.
 */
export function earn(purchase: Purchase, terms: Terms, tier: string): Earning | null {
  const rate = terms.rates[purchase.currency];
  if (!rate) return null;
  const base = purchase.totalMinor > 0 ? shareOf(purchase.totalMinor, rate.points, rate.minor) : 0;
  const steps: EarningStep[] = [{ step: "rate", points: rate.points, perMinor: rate.minor, gives: base, kind: "base" }];
  const level = levelOf(terms, tier);
  const bonus = shareOf(base, level.earnPercent - 100, 100);
  const skipped: EarnedTrace["skipped"] = [];
  if (level.earnPercent > 100) {
    steps.push({ step: "tier", tier: level.code, percent: level.earnPercent, of: base, gives: bonus, kind: "bonus" });
  } else {
    const better = terms.tiers.levels.slice(rankOf(terms, tier) + 1).find((each) => each.earnPercent > 100);
    skipped.push({
      step: "tier",
      tier: level.code,
      because: "tier_earns_no_more",
      next: better ? { tier: better.code, percent: better.earnPercent } : null,
    });
  }
  const availableAt = availableFrom(terms, purchase.channel, purchase.occurredAt);
  const baseExpiresAt = expiryOf(terms, "base", purchase.occurredAt);
  const bonusExpiresAt = expiryOf(terms, "bonus", purchase.occurredAt);
  const expires: EarnedTrace["expires"] = [{ kind: "base", points: base, at: baseExpiresAt?.getTime() ?? null }];
  if (bonus > 0) expires.push({ kind: "bonus", points: bonus, at: bonusExpiresAt?.getTime() ?? null });
  return {
    base,
    bonus,
    availableAt,
    baseExpiresAt,
    bonusExpiresAt,
    trace: {
      rule: "purchase",
      totalMinor: purchase.totalMinor,
      currency: purchase.currency,
      steps,
      availableAt: availableAt > purchase.occurredAt ? availableAt.getTime() : null,
      expires,
      skipped,
    },
  };
}
