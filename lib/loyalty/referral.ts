import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { daysLater } from "./calendar";
import type { Terms } from "./terms";

/** When bringing a friend counts. What it gives both sides are the rules for the events `referral` and `referred`. */
export const referralPolicy = z
  .object({
    isOn: z.boolean(),
    /** Days after the friend's first purchase in which it may still be given back. */
    returnDays: z.number().int().min(0).max(365),
    /** Days after joining in which the friend has to buy something. */
    withinDays: z.number().int().min(1).max(3650),
    /** The least the first purchase has to come to, by currency in minor units; a currency that is not named does not count. */
    least: z.record(z.string(), z.number().int().min(0)),
  })
  .default({ isOn: false, returnDays: 14, withinDays: 90, least: {} });

/** A friend who joined with somebody's number, and what is known of them since. */
export type Referral = {
  joinedAt: Instant;
  referrerIsActive: boolean;
  /** Whether the friend is among those who, one by one, brought the referrer. */
  isRing: boolean;
  /** Whether the friend had bought anything before joining, or had been brought before under a membership that was merged since. */
  wasKnown: boolean;
  /** Purchases since joining, oldest first, less what was given back of them. */
  purchases: readonly { occurredAt: Instant; keptMinor: number; currency: string }[];
};

export const referralRefusals = ["off", "referrer_gone", "ring", "not_new", "too_late"] as const;
export type ReferralRefusal = (typeof referralRefusals)[number];

export type ReferralDecision =
  /** Nothing yet: look again then, or when something is bought. */
  | { code: "wait"; for: "purchase" | "returns"; until: Instant }
  | { code: "counts"; purchasedAt: Instant }
  | { code: "refused"; because: ReferralRefusal };

/** Whether a referral counts at `at`: after the first purchase that is large enough and can no longer be given back. */
export function decideReferral(referral: Referral, terms: Terms, at: Instant): ReferralDecision {
  const { isOn, returnDays, withinDays, least } = terms.referral;
  const refuse = (because: ReferralRefusal) => ({ code: "refused", because }) as const;
  if (!isOn) return refuse("off");
  if (!referral.referrerIsActive) return refuse("referrer_gone");
  if (referral.isRing) return refuse("ring");
  if (referral.wasKnown) return refuse("not_new");
  const last = daysLater(referral.joinedAt, withinDays, terms.zone);
  const qualifying = referral.purchases.find(
    ({ occurredAt, keptMinor, currency }) =>
      occurredAt <= last && least[currency] !== undefined && keptMinor > 0 && keptMinor >= (least[currency] ?? 0),
  );
  if (!qualifying) return at > last ? refuse("too_late") : { code: "wait", for: "purchase", until: last };
  const safe = daysLater(qualifying.occurredAt, returnDays, terms.zone);
  return at < safe
    ? { code: "wait", for: "returns", until: safe }
    : { code: "counts", purchasedAt: qualifying.occurredAt };
}
