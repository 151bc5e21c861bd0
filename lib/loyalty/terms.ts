import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { isCurrency } from "@/lib/base/currency";
import { daysLater, monthsLater } from "./calendar";
import { earningSection } from "./earning-rules";

const words = z.object({ id: z.string().min(1), en: z.string().min(1) });

const expiryPolicy = z.discriminatedUnion("policy", [
  z.object({ policy: z.literal("never") }),
  z.object({
    policy: z.literal("fixed"),
    months: z.number().int().min(1).max(120),
    roundTo: z.enum(["none", "month", "quarter", "year"]),
  }),
]);

const tierLevel = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: words,
  /** Tier points from which it begins. */
  from: z.number().int().min(0),
  /** What an ordinary purchase earns here, in per cent of the base rate. */
  earnPercent: z.number().int().min(100).max(1000),
  benefits: z.array(words),
});

/** The programme's terms: what points are earned for, how long they last, what the tiers ask and give. */
export const termsDocument = z
  .object({
    zone: z.string(),
    /** `points` for every full `minor` units of the currency. */
    rates: z.record(
      z.string().refine((code): boolean => isCurrency(code), "not a currency this portal knows"),
      z.object({ points: z.number().int().min(1), minor: z.number().int().min(1) }),
    ),
    expiry: z.object({ base: expiryPolicy, bonus: expiryPolicy }),
    /** Rules beyond the rates and the tiers' extra. */
    earning: earningSection,
    /** Days until points of a purchase can be spent, by channel; other channels: at once. */
    pendingDays: z.record(z.string(), z.number().int().min(0).max(365)),
    tiers: z.object({
      window: z.enum(["calendar_year", "lifetime"]),
      downgrade: z.enum(["one_down", "to_balance"]),
      levels: z.array(tierLevel).min(1),
    }),
    redemption: z.object({
      cancelHours: z.number().int().min(0).max(8760),
      /** Days that points restored after their expiry live on. */
      restoreDays: z.number().int().min(1).max(365),
    }),
    noticeDays: z.number().int().min(0).max(365),
    texts: z.object({ id: z.array(section()), en: z.array(section()) }),
  })
  .refine((terms) => terms.tiers.levels[0]?.from === 0, "The first tier begins at 0 points.")
  .refine(
    (terms) => isRising(terms.tiers.levels.map((level) => level.from)),
    "Each tier asks more than the one before.",
  );

function section() {
  return z.object({ title: z.string().min(1), body: z.string().min(1) });
}

function isRising(values: number[]): boolean {
  return values.every((value, place) => place === 0 || value > (values[place - 1] ?? value));
}

export type TermsDocument = z.infer<typeof termsDocument>;
/** Terms as they are written: sections left out stand for their defaults. */
export type TermsDraft = z.input<typeof termsDocument>;
export type TierLevel = z.infer<typeof tierLevel>;
export type PointKind = "base" | "bonus";

export type Terms = TermsDocument & { version: number; effectiveFrom: Instant };

/** All published versions, oldest first, never empty. */
export type TermsHistory = readonly [Terms, ...Terms[]];

/** The terms in force at an instant; the first version also covers everything before it. */
export function termsAsOf(history: TermsHistory, at: Instant): Terms {
  return history.findLast((terms) => terms.effectiveFrom <= at) ?? history[0];
}

/** When points of this kind earned at `occurredAt` expire; null for never. */
export function expiryOf(terms: Terms, kind: PointKind, occurredAt: Instant): Instant | null {
  const policy = terms.expiry[kind];
  return policy.policy === "never" ? null : monthsLater(occurredAt, policy.months, policy.roundTo, terms.zone);
}

/** From when points of a purchase made at `occurredAt` can be spent. */
export function availableFrom(terms: Terms, channel: string | null, occurredAt: Instant): Instant {
  return daysLater(occurredAt, (channel && terms.pendingDays[channel]) || 0, terms.zone);
}
