import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** Where the member of a card stands. */
export async function findCardStanding(memberId: number, now: Instant): Promise<Standing> {
  const [row] = await sql<StandingRow[]>`
    select ${standingColumns()} from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  return standingAt(row, await termsHistory(row.latestTerms), now);
}
