import { sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { expiryReminders, reminderBounds } from "@/lib/loyalty/expiry-reminder";
import type { Points } from "@/lib/loyalty/points";
import { termsAsOf } from "@/lib/loyalty/terms";

/**
 * Reminds the next `limit` members (by internal id, after `after`) of points that end within 30, 7 and 1 days of `now`, each end and
 * each of the three once, in the inbox and by mail. Answers how many were looked at and where to go on.
 */
export async function remindOfExpiry(
  now: Instant,
  after: number,
  limit: number,
): Promise<{ found: number; last: number }> {
  const history = await termsHistory();
  const [month, week, day] = reminderBounds(now, termsAsOf(history, now).zone).map(({ until }) => until);
  if (!month || !week || !day) throw new Error("There are three reminders");
  const rows = await sql<AccountRow[]>`
    select ${accountColumns()} from members m join wallets w on w.member_id = m.id
    where m.id > ${after}::bigint and m.state in ('active', 'locked') and m.person_id is not null
      and exists (select from lots l where l.member_id = m.id and l.remaining > 0 and l.expires_at > ${now} and l.expires_at <= ${month}
        and not exists (select from notices n where n.member_id = m.id and n.reason = ${REASON} || ':'
          || case when l.expires_at <= ${day} then 1 when l.expires_at <= ${week} then 7 else 30 end
          || ':' || (extract(epoch from l.expires_at) * 1000)::bigint))
    order by m.id limit ${limit}`;
  const reminders = rows.flatMap((row) =>
    expiryReminders(draftOf(toAccount(row), history), now).map((due) => ({ member: row.memberId, ...due })),
  );
  await tellReminders(reminders, now);
  return { found: rows.length, last: rows.at(-1)?.memberId ?? after };
}

const REASON = "points-expiring";

/** Tells members of ends, each end and each number of days once. */
export async function tellReminders(
  reminders: { member: number; at: Instant; points: Points; days: number }[],
  now: Instant,
): Promise<void> {
  if (reminders.length === 0) return;
  const rows = reminders.map(({ member, at, points, days }) => ({
    member,
    reason: `${REASON}:${days}:${at.getTime()}`,
    points,
    at: at.toISOString(),
  }));
  await sql`select remind_of_expiry(${sql.json(rows)}, ${now})`;
}
