import { sql } from "@/db/client";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Feeling, feedbackUntil, starsOf } from "@/lib/loyalty/feedback-policy";
import type { Actor } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { sealFor } from "@/lib/personal-data";

type FeedbackRequest = {
  /** The redemption's public id. */
  redemption: string;
  feeling: Feeling;
  /** The member's own words; empty for none. */
  comment: string;
};

export type FeedbackAnswer = Result<null, "redemption_unknown" | "too_late">;

type Row = { wrappedKey: Buffer | null; createdAt: Date; now: Date; latestTerms: number };

/** Keeps what a member says of a redemption of their own; said anew it takes the place of what was said, for as long as the terms let it. */
export async function giveFeedback(
  { memberId }: Actor<"membership.use">,
  { redemption, feeling, comment }: FeedbackRequest,
): Promise<FeedbackAnswer> {
  if (!isId(redemption)) return refused("redemption_unknown");
  const [row] = await sql<Row[]>`
    select p.wrapped_key as "wrappedKey", d.created_at as "createdAt", programme_now() as now,
      (select max(version) from terms_versions where is_live) as "latestTerms"
    from redemptions d join members m on m.id = d.member_id left join people p on p.id = m.person_id
    where d.public_id = ${redemption}::uuid and d.member_id = any (merged_family(${memberId}))`;
  if (!row) return refused("redemption_unknown");
  const until = await untilOf(row);
  const sealed = sealComment(row.wrappedKey, comment);
  const [kept] = await sql<{ answer: "kept" | "too_late" | "missing" }[]>`
    select give_feedback(${memberId}, ${redemption}::uuid, ${newId()}, ${starsOf[feeling]}, ${sealed}, ${until}) as answer`;
  if (kept?.answer === "too_late") return refused("too_late");
  return kept?.answer === "kept" ? done(null) : refused("redemption_unknown");
}

async function untilOf({ createdAt, now, latestTerms }: Row): Promise<Instant> {
  return feedbackUntil(termsAsOf(await termsHistory(latestTerms), now), createdAt);
}

/** A member's words under their own key; null where there are none. */
export function sealComment(wrappedKey: Buffer | null, comment: string): Buffer | null {
  const words = comment.trim();
  return words !== "" && wrappedKey ? sealFor(wrappedKey, "comment", words) : null;
}
