import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { feedbackUntil, reviewUntil } from "@/lib/loyalty/feedback-policy";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { openFor } from "@/lib/personal-data";
import { termsHistory } from "./terms";

/** What its member said of something: stars from 1 to 5, and their words. */
type Said = { stars: number; comment: string | null };

/** A purchase and its review, as its member sees them. */
export type ReviewSheet = {
  purchase: { publicId: string; occurredAt: Instant; totalMinor: number; currency: string; store: string | null };
  said: (Said & { earned: number; journalVersion: number | null }) | null;
  until: Instant;
  terms: Terms;
};

type ReviewRow = ReviewSheet["purchase"] &
  Sealed & { stars: number | null; earned: number | null; journalVersion: number | null; latestTerms: number };

/** What a member said of a purchase of their own, or until when they can; null for anybody else's, as for one that does not exist. */
export async function findReviewSheet(memberId: number, purchase: string, now: Instant): Promise<ReviewSheet | null> {
  if (!isId(purchase)) return null;
  const [row] = await sql<ReviewRow[]>`
    select s.public_id as "publicId", s.occurred_at as "occurredAt", s.total_minor as "totalMinor", s.currency, s.store,
      f.stars, f.comment_cipher as "commentCipher", p.wrapped_key as "wrappedKey", (e.outcome ->> 'earned')::bigint as earned,
      e.journal_version as "journalVersion", (select max(version) from terms_versions where is_live) as "latestTerms"
    from events s join members m on m.id = s.member_id left join people p on p.id = m.person_id
    left join feedback f on f.purchase_id = s.id left join events e on e.public_id = f.public_id
    where s.public_id = ${purchase}::uuid and s.member_id = ${memberId} and s.kind = 'purchase'`;
  if (!row) return null;
  const { publicId, occurredAt, totalMinor, currency, store, stars, earned, journalVersion, latestTerms } = row;
  const terms = termsAsOf(await termsHistory(latestTerms), now);
  const said = stars === null ? null : { stars, comment: commentOf(row), earned: earned ?? 0, journalVersion };
  const until = reviewUntil(terms, occurredAt);
  return { purchase: { publicId, occurredAt, totalMinor, currency, store }, said, until, terms };
}

/** How a redemption was for its owner, and until when they can say so. */
export type RedemptionFeedback = { said: Said | null; until: Instant };

export type FeedbackRow = { stars: number | null; commentCipher: Buffer | null; latestTerms: number };

/** For queries that read one redemption as `redemptions d`. */
export const feedbackColumns = () => sql`
  (select f.stars from feedback f where f.redemption_id = d.id) as stars,
  (select f.comment_cipher from feedback f where f.redemption_id = d.id) as "commentCipher",
  (select max(version) from terms_versions where is_live) as "latestTerms"`;

export function feedbackOf(
  { stars, ...sealed }: Sealed & { stars: number | null },
  terms: Terms,
  redeemedAt: Instant,
): RedemptionFeedback {
  const said = stars === null ? null : { stars, comment: commentOf(sealed) };
  return { said, until: feedbackUntil(terms, redeemedAt) };
}

export type Sealed = { commentCipher: Buffer | null; wrappedKey: Buffer | null };

/** A comment in clear; null where there is none, or its writer's key is gone. */
export function commentOf({ commentCipher, wrappedKey }: Sealed): string | null {
  return commentCipher && wrappedKey && openFor(wrappedKey, "comment", commentCipher);
}
