import { z } from "zod";
import type { Instant } from "@/lib/base/clock";
import { daysLater } from "./calendar";
import type { Terms } from "./terms";

const days = z.number().int().min(0).max(365);

/** For how long members are asked what they think. What a review earns are the rules for the event `review`; the rest earns nothing. */
export const feedbackPolicy = z
  .object({
    /** Days after a purchase in which it can be reviewed, once; none: not at all. */
    reviewDays: days,
    /** Days after a redemption in which its owner can say how it was, and say it anew; none: not at all. */
    changeDays: days,
  })
  .default({ reviewDays: 30, changeDays: 30 });

/** Until when a purchase can be reviewed: never before it, where the terms ask for no reviews. */
export function reviewUntil(terms: Terms, purchasedAt: Instant): Instant {
  return daysLater(purchasedAt, terms.feedback.reviewDays, terms.zone);
}

/** Until when the owner of a redemption can say how it was. */
export function feedbackUntil(terms: Terms, redeemedAt: Instant): Instant {
  return daysLater(redeemedAt, terms.feedback.changeDays, terms.zone);
}

/** What one tap says of a redemption, from the best. */
export const feelings = ["good", "fair", "bad"] as const;
export type Feeling = (typeof feelings)[number];

/** The stars a tap stands for. */
export const starsOf: Record<Feeling, number> = { good: 5, fair: 3, bad: 1 };

export function feelingOf(stars: number): Feeling {
  return feelings.find((feeling) => stars >= starsOf[feeling]) ?? "bad";
}
