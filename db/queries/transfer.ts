import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
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
};

/** What a member may give away now, and to whom a card's number leads. */
export async function findTransferSheet(memberId: number, number: string | null, now: Instant): Promise<TransferSheet> {
  const [row] = await sql<(AccountRow & { latestTerms: number; recipient: TransferSheet["recipient"] })[]>`
    select ${standingColumns()}, (
      select json_build_object('publicId', o.public_id, 'name', p.name) from members o join people p on p.id = o.person_id
      where o.number = ${number} and o.id <> m.id and o.state = 'active' and o.kind = 'person') as recipient
    from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (!row) throw new Error(`Member ${memberId} has no wallet`);
  const { latestTerms, recipient, ...account } = row;
  const draft = draftOf(toAccount(account), await termsHistory(latestTerms));
  settle(draft, now);
  return {
    policy: termsAsOf(draft.history, now).transfer,
    spendable: spendable(draft.lots, now),
    left: allowance(draft, now),
    recipient: recipient && { ...recipient, name: masked(recipient.name) },
  };
}

/** `Sari Wulandari` as `S••• W•••`: enough to notice a wrong number, too little to learn a name. */
function masked(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${[...part][0] ?? ""}•••`)
    .join(" ");
}
