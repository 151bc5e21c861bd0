import type { Instant } from "@/lib/base/clock";
import { type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import type { Budgets } from "./budgets";
import type { MemberInputs } from "./earning-event";
import { type EngagementRecorded, recordEngagement } from "./engagement";
import { reviewUntil } from "./feedback-policy";
import { termsAsOf } from "./terms";

export type ReviewRefusal =
  | { code: "purchase_unknown" | "member_locked" | "given_back" | "reviewed_already" | "stars_missing" }
  | { code: "too_late"; until: Instant };

export type ReviewedPurchase = {
  occurredAt: Instant;
  channel: string | null;
  store: string | null;
  /** All of its money was given back. */
  isGivenBack: boolean;
  isReviewed: boolean;
};

/** What a member says of a purchase of their own, from 1 star to 5, as the rules see it: words are none of theirs. */
export type Review = { id: string; stars: number; inputs: MemberInputs };

/**
 * Writes a review into the draft, and what it earns by the rules for `review`: once a purchase, within the days of the terms, and never of
 * one that was given back.
 */
export function review(
  draft: Draft,
  { id, stars, inputs }: Review,
  purchase: ReviewedPurchase,
  at: Instant,
  budgets: Budgets,
): Result<EngagementRecorded, ReviewRefusal> {
  const until = reviewUntil(termsAsOf(draft.history, at), purchase.occurredAt);
  if (draft.start.memberState !== "active") return refused({ code: "member_locked" });
  if (purchase.isReviewed) return refused({ code: "reviewed_already" });
  if (purchase.isGivenBack) return refused({ code: "given_back" });
  if (until <= at) return refused({ code: "too_late", until });
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refused({ code: "stars_missing" });
  const { channel, store } = purchase;
  const engagement = { type: "review", occurredAt: at, money: null, channel, store, data: { stars }, inputs };
  const recorded = recordEngagement(draft, { ...engagement, source: `engagement:${id}`, kind: "earned" }, at, budgets);
  // A programme whose terms know no such event asks for no reviews.
  return recorded.ok ? recorded : refused({ code: "too_late", until });
}
