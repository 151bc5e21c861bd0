import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { draftOf } from "@/lib/loyalty/account";
import { type GiftState, giftable, giftBeyond, giftUntil } from "@/lib/loyalty/gift";
import { spendable } from "@/lib/loyalty/lots";
import type { Points } from "@/lib/loyalty/points";
import { settle } from "@/lib/loyalty/settlement";
import { termsAsOf } from "@/lib/loyalty/terms";
import { allowance } from "@/lib/loyalty/transfer";
import type { TransferPolicy } from "@/lib/loyalty/transfer-policy";
import { tokenHash } from "@/lib/one-time";
import { openFor } from "@/lib/personal-data";
import { type AccountRow, toAccount } from "./accounts";
import { standingColumns } from "./standing";
import { termsHistory } from "./terms";

export type GiftSheet = {
  policy: TransferPolicy;
  /** What may go into a gift: points that outlast `beyond`. */
  lasting: Points;
  beyond: Instant;
  /** What may still be given away. */
  left: { day: Points; month: Points };
};

/** What a member may give by link now. */
export async function findGiftSheet(memberId: number, now: Instant): Promise<GiftSheet> {
  const [row] = await sql<(AccountRow & { latestTerms: number })[]>`
    select ${standingColumns()} from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (!row) throw new Error(`Member ${memberId} has no wallet`);
  const { latestTerms, ...account } = row;
  const draft = draftOf(toAccount(account), await termsHistory(latestTerms));
  settle(draft, now);
  const terms = termsAsOf(draft.history, now);
  const until = giftUntil(terms, now);
  return {
    policy: terms.transfer,
    lasting: spendable(giftable(draft.lots, until), now),
    beyond: giftBeyond(until),
    left: allowance(draft, now),
  };
}

export type OwnGift = {
  publicId: string;
  points: Points;
  state: GiftState;
  givenAt: Instant;
  until: Instant;
  endedAt: Instant | null;
  journalVersion: number;
  greeting: string | null;
};

/** A gift this member gave; null for anybody else's, as for one that does not exist. */
export async function findOwnGift(memberId: number, publicId: string): Promise<OwnGift | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<(OwnGift & Sealed)[]>`
    select g.public_id as "publicId", g.points, g.state, g.given_at as "givenAt", g.until_ as until, g.ended_at as "endedAt",
      g.journal_version as "journalVersion", g.greeting_cipher as "greetingCipher", p.wrapped_key as "wrappedKey"
    from gifts g join members m on m.id = g.member_id left join people p on p.id = m.person_id
    where g.member_id = ${memberId} and g.public_id = ${publicId}::uuid`;
  if (!row) return null;
  const { greetingCipher, wrappedKey, ...gift } = row;
  return { ...gift, greeting: greetingOf({ greetingCipher, wrappedKey }) };
}

/** A gift as whoever opens its link sees it, member or not. */
export type OpenedGift = {
  publicId: string;
  points: Points;
  state: GiftState;
  until: Instant;
  giverId: number;
  /** Whether its giver's membership is neither locked nor closed. */
  giverIsActive: boolean;
  /** Null where their data was erased. */
  giverFirstName: string | null;
  greeting: string | null;
  recipientId: number | null;
  endedVersion: number | null;
};

/** The gift of a link; null for a link that leads to none. */
export async function findGiftByToken(token: string): Promise<OpenedGift | null> {
  const [row] = await sql<(OpenedGift & Sealed)[]>`
    select g.public_id as "publicId", g.points, g.state, g.until_ as until, g.member_id as "giverId", m.state = 'active' as "giverIsActive",
      substring(trim(p.name) from '^\\S+') as "giverFirstName", g.recipient_id as "recipientId", g.ended_version as "endedVersion",
      g.greeting_cipher as "greetingCipher", p.wrapped_key as "wrappedKey"
    from gifts g join members m on m.id = g.member_id left join people p on p.id = m.person_id
    where g.token_hash = ${tokenHash(token)}`;
  if (!row) return null;
  const { greetingCipher, wrappedKey, ...gift } = row;
  return { ...gift, greeting: greetingOf({ greetingCipher, wrappedKey }) };
}

type Sealed = { greetingCipher: Buffer | null; wrappedKey: Buffer | null };

function greetingOf({ greetingCipher, wrappedKey }: Sealed): string | null {
  return greetingCipher && wrappedKey && openFor(wrappedKey, "greeting", greetingCipher);
}
