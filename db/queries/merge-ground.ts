import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Account } from "@/lib/loyalty/account";
import type { Ties } from "@/lib/loyalty/merge";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "./accounts";
import { heldBy } from "./held-by";
import { termsHistory } from "./terms";

type Side = { account: Account; wrappedKey: Buffer | null; heldBy: number[]; ties: Ties };
type Row = AccountRow & DecisionRow & { wrappedKey: Buffer | null; heldBy: number[]; ties: Ties };

export type MergeGround = { duplicate: Side; survivor: Side; now: Instant; history: TermsHistory };

/** What deciding about pairs of memberships reads; null for a pair of which one is not known, or is no person's. */
export async function readMergeGrounds(
  pairs: readonly { duplicateId: string; survivorId: string }[],
): Promise<(MergeGround | null)[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy", json_build_object(
      'inPool', exists (select from pool_members j where j.member_id = m.id and j.state = 'joined'),
      'giftOpen', exists (select from gifts g where g.member_id = m.id and g.state = 'waiting'),
      'approvalOpen', exists (select from approvals a where a.member_id = m.id and a.state = 'waiting'),
      'disputeOpen', exists (select from disputes q where q.member_id = m.id and q.state in ('open', 'asked'))) as ties
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.kind = 'person' and m.public_id = any (${pairs.flatMap((each) => [each.duplicateId, each.survivorId])}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byId = new Map(rows.map((row) => [row.memberPublicId, row]));
  return pairs.map(({ duplicateId, survivorId }) => {
    const [duplicate, survivor] = [byId.get(duplicateId), byId.get(survivorId)];
    if (!duplicate || !survivor) return null;
    return { duplicate: sideOf(duplicate), survivor: sideOf(survivor), now: duplicate.now, history };
  });
}

function sideOf(row: Row): Side {
  const { wrappedKey, heldBy, ties } = row;
  return { account: toAccount(row), wrappedKey, heldBy, ties };
}

/** Whether one of the two is this person's own: somebody else decides whether they are one. */
export function isOwnOf(personId: number, { duplicate, survivor }: MergeGround): boolean {
  return duplicate.heldBy.includes(personId) || survivor.heldBy.includes(personId);
}
