import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Referral } from "@/lib/loyalty/referral";

export type DueReferral = { memberId: number; memberPublicId: string; referrerId: number; referral: Referral };

type Row = Omit<DueReferral, "referral"> &
  Omit<Referral, "purchases"> & { purchases: { occurredAt: number; keptMinor: number; currency: string }[] | null };

/** How many of a friend's first purchases are looked at. */
const PURCHASES = 100;
/** How far back a chain of friends is followed. */
const CHAIN = 50;

/** Referrals worth looking at, those waiting longest first, each with what decides it. */
export function listDueReferrals(now: Instant, limit: number): Promise<DueReferral[]> {
  return readWaiting(sql`r.look_at <= ${now} order by r.look_at, r.member_id limit ${limit}`);
}

/** Friends of a member that are not decided yet, newest first, each with what decides it. */
export function listWaitingReferrals(referrerId: number, limit: number): Promise<DueReferral[]> {
  return readWaiting(
    sql`r.referrer_id = any (merged_family(${referrerId})) order by r.created_at desc, r.member_id desc limit ${limit}`,
  );
}

/**
 * Memberships that were merged since are one person's: what any of them bought counts, nobody is brought twice through them, and a ring
 * closes through them too.
 */
async function readWaiting(which: ReturnType<typeof sql>): Promise<DueReferral[]> {
  const rows = await sql<Row[]>`
    select r.member_id as "memberId", m.public_id as "memberPublicId", r.referrer_id as "referrerId", r.created_at as "joinedAt",
      b.state = 'active' as "referrerIsActive",
      now.id in (
        with recursive chain(id, depth) as (
          select b.id, 0
          union
          select member_now(up.referrer_id), chain.depth + 1
          from chain join referrals up on up.member_id = any (merged_family(chain.id)) where chain.depth < ${CHAIN})
        select id from chain) as "isRing",
      exists (select from events e where e.member_id = any (own.family) and e.kind = 'purchase' and e.occurred_at < r.created_at)
        or exists (select from referrals o where o.member_id = any (own.family) and (o.created_at, o.member_id) < (r.created_at, r.member_id))
        as "wasKnown",
      (select json_agg(json_build_object('occurredAt', (extract(epoch from e.occurred_at) * 1000)::bigint, 'currency', e.currency,
          'keptMinor', e.total_minor - coalesce((select sum(f.total_minor) from events f where f.member_id = any (own.family) and f.kind = 'refund'
            and f.data ->> 'purchase' = e.public_id::text and not f.outcome ? 'refusal'), 0)) order by e.occurred_at, e.id)
        from (select * from events e where e.member_id = any (own.family) and e.kind = 'purchase' and e.occurred_at >= r.created_at
          order by e.occurred_at, e.id limit ${PURCHASES}) e) as purchases
    from referrals r join members m on m.id = r.member_id join members now on now.id = member_now(m.id)
    join members b on b.id = member_now(r.referrer_id) cross join lateral (select merged_family(now.id) as family) own
    where r.state = 'waiting' and ${which}`;
  return rows.map(({ memberId, memberPublicId, referrerId, purchases, ...referral }) => ({
    memberId,
    memberPublicId,
    referrerId,
    referral: {
      ...referral,
      purchases: (purchases ?? []).map((each) => ({ ...each, occurredAt: new Date(each.occurredAt) })),
    },
  }));
}
