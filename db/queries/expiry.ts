import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { type WholeCalendar, wholeCalendar } from "@/lib/loyalty/expiry-calendar";
import { settle } from "@/lib/loyalty/settlement";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { toAccount } from "./accounts";
import { type StandingRow, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** Everything a member has by when it ends, whether or not time has been written into the journal since, in one statement. */
export async function findExpiry(memberId: number, now: Instant): Promise<{ calendar: WholeCalendar; terms: Terms }> {
  const [row] = await sql<StandingRow[]>`
    select ${standingColumns()} from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const history = await termsHistory(row.latestTerms);
  const draft = draftOf(toAccount(row), history);
  settle(draft, now);
  return { calendar: wholeCalendar(draft, now), terms: termsAsOf(history, now) };
}
