import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { isCurrency } from "@/lib/base/currency";
import { daysLater } from "./calendar";
import { disputeTerms } from "./disputes";
import { earningSection } from "./earning-rules";
import { eventKindsSection } from "./event-kinds";
import { endOf, expiryPolicy } from "./expiry-policy";
import { feedbackPolicy } from "./feedback-policy";
import { poolPolicy } from "./pool-policy";
import { referralPolicy } from "./referral";
import { refundPolicy } from "./refund-policy";
import { stepUpPolicy } from "./step-up-policy";
import { tierPolicy } from "./tier-policy";
import { transferPolicy } from "./transfer-policy";

/** The programme's terms: what points are earned for, how long they last, what the tiers ask and give. */
export const termsDocument = z.object({
  zone: z.string(),
  /** `points` for every `minor` units of the currency, the whole rounded down once. */
  rates: z.record(
    z.string().refine((code): boolean => isCurrency(code), "not a currency this portal knows"),
    z.object({ points: z.number().int().min(1), minor: z.number().int().min(1) }),
  ),
  expiry: z.object({ base: expiryPolicy, bonus: expiryPolicy }),
  /** Rules beyond the rates and the tiers' extra. */
  earning: earningSection,
  /** What rules may answer besides purchases. */
  events: eventKindsSection,
  referral: referralPolicy,
  /** Days until points of a purchase can be spent, by channel; other channels: at once. */
  pendingDays: z.record(z.string(), z.number().int().min(0).max(365)),
  tiers: tierPolicy,
  redemption: z.object({
    cancelHours: z.number().int().min(0).max(8760),
    /** Days that points restored after their expiry live on. */
    restoreDays: z.number().int().min(1).max(365),
  }),
  refunds: refundPolicy,
  transfer: transferPolicy,
  pools: poolPolicy,
  disputes: disputeTerms,
  feedback: feedbackPolicy,
  stepUp: stepUpPolicy,
  noticeDays: z.number().int().min(0).max(365),
  texts: z.object({ id: z.array(section()), en: z.array(section()) }),
});

function section() {
  return z.object({ title: z.string().min(1), body: z.string().min(1) });
}

export type TermsDocument = z.infer<typeof termsDocument>;
/** Terms as they are written: sections left out stand for their defaults. */
export type TermsDraft = z.input<typeof termsDocument>;
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
  return endOf(terms.expiry[kind], occurredAt, terms.zone);
}

/** From when points of a purchase made at `occurredAt` can be spent. */
export function availableFrom(terms: Terms, channel: string | null, occurredAt: Instant): Instant {
  return daysLater(occurredAt, (channel && terms.pendingDays[channel]) || 0, terms.zone);
}
