import type { Instant } from "@/lib/base/clock";

/** A gift by link that is given, or one that waited and ends: `recipient` is who opened it. */
type GiftMove =
  | {
      what: "given";
      id: string;
      member: number;
      points: number;
      journalVersion: number;
      tokenHash: Buffer;
      greeting: Buffer | null;
      at: Instant;
      until: Instant;
    }
  | {
      what: "accepted" | "withdrawn" | "ran_out";
      id: string;
      recipient: number | null;
      journalVersion: number;
      at: Instant;
    };

/** What a member says of a purchase; `id` is that of the event that records it. */
type NewReview = { id: string; purchase: string; stars: number; comment: Buffer | null; at: Instant };

export type GiftAndReview = { gift?: GiftMove; review?: NewReview };

/** What a batch of decisions does besides, as write_gifts and write_reviews take it; `n` is the place of its decision. */
export function giftsAndReviews(decisions: readonly GiftAndReview[]): { gifts: object[]; reviews: object[] } {
  return {
    gifts: decisions.flatMap(({ gift }, n) => (gift ? [{ n, ...giftRow(gift) }] : [])),
    reviews: decisions.flatMap(({ review }, n) => (review ? [{ n, ...reviewRow(review) }] : [])),
  };
}

function giftRow(gift: GiftMove): object {
  const { what, id, journalVersion } = gift;
  const row = { what, id, journal_version: journalVersion, at: gift.at.getTime() };
  if (gift.what !== "given") return { ...row, recipient: gift.recipient };
  const { member, points, tokenHash, greeting, until } = gift;
  const sealed = { token_hash: tokenHash.toString("hex"), greeting: greeting?.toString("base64") ?? null };
  return { ...row, ...sealed, member, points, until: until.getTime() };
}

function reviewRow({ id, purchase, stars, comment, at }: NewReview): object {
  return { id, purchase, stars, comment: comment?.toString("base64") ?? null, at: at.getTime() };
}
