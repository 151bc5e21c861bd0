import { sql } from "@/db/client";
import { keyOf } from "@/db/commands/open-dispute";
import { findReviewSheet } from "@/db/queries/feedback";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealComment } from "./give-feedback";
import type { ReviewRequest } from "./review-purchase";

export type ChangeReviewRefusal = "purchase_unknown" | "member_locked" | "stars_missing" | "too_late";

/**
 * Puts other stars and words in the place of what a member said of a purchase, for as long as it could be reviewed. What they once said earned
 * what it earned: the fact stays, and no point moves again.
 */
export async function changeReview(
  actor: Actor<"membership.use">,
  { purchase, stars, comment }: ReviewRequest,
  now: Instant,
): Promise<Result<null, ChangeReviewRefusal>> {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refused("stars_missing");
  const sheet = await findReviewSheet(actor.memberId, purchase, now);
  if (sheet?.said == null) return refused("purchase_unknown");
  const sealed = sealComment(await keyOf(actor), comment);
  const [row] = await sql<{ answer: "changed" | Exclude<ChangeReviewRefusal, "stars_missing"> }[]>`
    select change_review(${actor.memberId}, ${sheet.purchase.publicId}::uuid, ${stars}, ${sealed}, ${sheet.until}) as answer`;
  const answer = row?.answer ?? "purchase_unknown";
  return answer === "changed" ? done(null) : refused(answer);
}
