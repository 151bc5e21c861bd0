import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import type { GiftState } from "@/lib/loyalty/gift";
import { spendable } from "@/lib/loyalty/lots";
import type { Points } from "@/lib/loyalty/points";
import { settle } from "@/lib/loyalty/settlement";
import { termsAsOf } from "@/lib/loyalty/terms";
import { allowance } from "@/lib/loyalty/transfer";
import type { TransferPolicy } from "@/lib/loyalty/transfer-policy";
import { type AccountRow, toAccount } from "./accounts";
import { standingColumns } from "./standing";
import { termsHistory } from "./terms";

export type TransferSheet = {
  policy: TransferPolicy;
  spendable: Points;
  /** What may still be given away. */
  left: { day: Points; month: Points };
  /** Whom the number belongs to, their name with only its first letters; null when nobody can receive under it. */
  recipient: { publicId: string; name: string } | null;
  /** The last gifts by link, newest first. */
  gifts: SentGift[];
};

export type SentGift = { publicId: string; points: Points; state: GiftState; givenAt: Instant };

const GIFTS_SHOWN = 10;

/** What a member may give away now, and to whom a card's number leads. */
export async function findTransferSheet(memberId: number, number: string | null, now: Instant): Promise<TransferSheet> {
  type Gift = Omit<SentGift, "givenAt"> & { givenAt: string };
  type Row = AccountRow & { latestTerms: number; recipient: TransferSheet["recipient"]; gifts: Gift[] };
  const [row] = await sql<Row[]>`
    select ${standingColumns()}, (
      select json_build_object('publicId', o.public_id, 'name', p.name) from members o join people p on p.id = o.person_id
      where o.id = (select member_now(n.id) from members n where n.number = ${number}) and o.id <> m.id and o.state = 'active' and o.kind = 'person') as recipient,
      coalesce((select json_agg(json_build_object('publicId', g.public_id, 'points', g.points, 'state', g.state, 'givenAt', g.given_at) order by g.id desc)
        from (select * from gifts where member_id = m.id order by id desc limit ${GIFTS_SHOWN}) g), '[]') as gifts
    from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (!row) throw new Error(`Member ${memberId} has no wallet`);
  const { latestTerms, recipient, gifts, ...account } = row;
  const draft = draftOf(toAccount(account), await termsHistory(latestTerms));
  settle(draft, now);
  return {
    policy: termsAsOf(draft.history, now).transfer,
    spendable: spendable(draft.lots, now),
    left: allowance(draft, now),
    recipient: recipient && { ...recipient, name: maskedName(recipient.name) },
    gifts: gifts.map((gift) => ({ ...gift, givenAt: new Date(gift.givenAt) })),
  };
}

/** `Sari Wulandari` as `S••• W•••`: enough to notice a wrong number, too little to learn a name. */
export function maskedName(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${[...part][0] ?? ""}•••`)
    .join(" ");
}
