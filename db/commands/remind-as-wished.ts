import { sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { settle } from "@/lib/loyalty/settlement";
import { endsWithin } from "@/lib/loyalty/wish";
import { tellReminders } from "./remind-of-expiry";

/**
 * Reminds the next `limit` members (by internal id, after `after`) who wished it of points that end within their own number of days, each
 * end once, in the inbox and by mail. Answers how many were looked at and where to go on.
 */
export async function remindAsWished(
  now: Instant,
  after: number,
  limit: number,
): Promise<{ found: number; last: number }> {
  const history = await termsHistory();
  const rows = await sql<(AccountRow & { days: number })[]>`
    select ${accountColumns()}, x.days_before as days from wishes x join members m on m.id = x.member_id join wallets w on w.member_id = m.id
    where x.ended_at is null and x.action = 'remind' and m.id > ${after}::bigint and m.state in ('active', 'locked') and m.person_id is not null
      and exists (select from lots l where l.member_id = m.id and l.remaining > 0 and l.expires_at > ${now}
        and l.expires_at <= ${now} + make_interval(days => x.days_before + 2))
    order by m.id limit ${limit}`;
  const reminders = rows.flatMap((row) => {
    const draft = draftOf(toAccount(row), history);
    settle(draft, now);
    return endsWithin(draft, row.days, now).map((end) => ({ member: row.memberId, days: row.days, ...end }));
  });
  await tellReminders(reminders, now);
  return { found: rows.length, last: rows.at(-1)?.memberId ?? after };
}
