import { sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { waysOn } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { settle } from "@/lib/loyalty/settlement";
import { carryOn, draftsOn } from "./carried-on";
import { commitDecisions, type Decision } from "./commit";

/**
 * Sends on what came to a merged membership after all, whatever brought it there, to where it leads, for at most `limit` of them; returns
 * how many were found.
 */
export async function carryStrays(now: Instant, limit: number): Promise<number> {
  const rows = await sql<AccountRow[]>`
    select ${accountColumns()} from members m join wallets w on w.member_id = m.id
    where m.merged_into is not null and (w.balance > 0 or w.debt > 0 or w.tier_points > 0) order by m.id limit ${limit}`;
  const history = await termsHistory();
  const ways = await waysOn(rows);
  const touched = new Set<number>();
  const decisions = rows.flatMap((row): Decision[] => {
    const draft = draftOf(toAccount(row), history);
    const way = ways.get(row.memberId);
    // Two that lead to one wallet: the second in the next turn.
    if (way?.some(({ account }) => touched.has(account.memberId))) return [];
    for (const { account } of way ?? []) touched.add(account.memberId);
    settle(draft, now);
    const decision: Decision = { drafts: [draft], facts: [] };
    carryOn(decision, draft, draftsOn(way, draft));
    return [decision];
  });
  if (decisions.length > 0) await commitDecisions(decisions);
  return rows.length;
}
