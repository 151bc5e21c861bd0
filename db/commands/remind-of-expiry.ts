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
 * each of the three once, in the inbox and by mail; of what is in a pool, everybody who shares it then. Answers how many members and
 * pools were looked at and where to go on.
 */
export async function remindOfExpiry(
  now: Instant,
  after: number,
  limit: number,
): Promise<{ found: number; last: number }> {
  const history = await termsHistory();
  const [month, week, day] = reminderBounds(now, termsAsOf(history, now).zone).map(({ until }) => until);
  if (!month || !week || !day) throw new Error("There are three reminders");
  const rows = await sql<(AccountRow & { sharers: number[] | null })[]>`
    select ${accountColumns()}, (select array_agg(t.member) from ${told()} where m.kind = 'pool') as sharers
    from members m join wallets w on w.member_id = m.id
    where m.id > ${after}::bigint and m.state in ('active', 'locked')
      and exists (select from lots l cross join ${told()} where l.member_id = m.id and l.remaining > 0 and l.expires_at > ${now} and l.expires_at <= ${month}
        and not exists (select from notices n where n.member_id = t.member
          and n.reason = ${REASON} || ':' || case when m.kind = 'pool' then m.public_id || ':' else '' end
          || case when l.expires_at <= ${day} then 1 when l.expires_at <= ${week} then 7 else 30 end
          || ':' || (extract(epoch from l.expires_at) * 1000)::bigint))
    order by m.id limit ${limit}`;
  const reminders = rows.flatMap(({ sharers, ...row }) => {
    const pool = sharers ? row.memberPublicId : undefined;
    const due = expiryReminders(draftOf(toAccount(row), history), now);
    return due.flatMap((each) => (sharers ?? [row.memberId]).map((member) => ({ ...each, member, pool })));
  });
  await tellReminders(reminders, now);
  return { found: rows.length, last: rows.at(-1)?.memberId ?? after };
}

/** Who is told of what a member `m` has: themselves; of a pool, whoever shares it now. */
const told = () => sql`
  lateral (select m.id as member where m.person_id is not null
    union all select o.member_id from pool_members o join members x on x.id = o.member_id
      where o.pool_id = m.id and o.state = 'joined' and x.state in ('active', 'locked')) t`;

const REASON = "points-expiring";

type Told = {
  member: number;
  at: Instant;
  points: Points;
  days: number;
  /** The public id of the pool they are in, where they are. */
  pool?: string | undefined;
};

/** Tells members of ends, each end and each number of days once. */
export async function tellReminders(reminders: readonly Told[], now: Instant): Promise<void> {
  if (reminders.length === 0) return;
  const rows = reminders.map(({ member, at, points, days, pool }) => ({
    member,
    reason: [REASON, ...(pool ? [pool] : []), days, at.getTime()].join(":"),
    points,
    at: at.toISOString(),
    pooled: pool !== undefined,
  }));
  await sql`select remind_of_expiry(${sql.json(rows)}, ${now})`;
}
