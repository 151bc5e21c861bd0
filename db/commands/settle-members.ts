import { sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { settle } from "@/lib/loyalty/settlement";
import { commitDecisions } from "./commit";

/**
 * Writes down what time has done up to `now` for at most `limit` members whose time has come; returns how many were looked at.
 * Only does earlier what their next decision would do first, so when it runs changes nothing in any chain.
 */
export async function settleDueMembers(now: Instant, limit: number): Promise<number> {
  const due = await sql<{ memberId: number }[]>`
    select member_id as "memberId" from wallets where next_change_at <= ${now} limit ${limit}`;
  await settleMembers(
    due.map((row) => row.memberId),
    now,
  );
  return due.length;
}

/** The same for members known by id. One that moves meanwhile has been settled by whoever moved it. */
export async function settleMembers(memberIds: number[], now: Instant): Promise<void> {
  if (memberIds.length === 0) return;
  const history = await termsHistory();
  const rows = await sql<AccountRow[]>`
    select ${accountColumns()} from members m join wallets w on w.member_id = m.id
    where m.id = any (${memberIds}::bigint[]) order by m.id`;
  const decisions = rows.map((row) => {
    const draft = draftOf(toAccount(row), history);
    settle(draft, now);
    return { drafts: [draft], facts: [] };
  });
  for (let from = 0; from < decisions.length; from += 500) await commitDecisions(decisions.slice(from, from + 500));
}
