import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

export type RewardsToday = {
  runningOut: number;
  soldOut: number;
  drafts: number;
  endingSoon: number;
  published: number;
};

/**
 * What of the catalogue wants looking at; running out is a tenth of what was put in, or five. Counted from what the indexes hold and from the
 * few that end or run low, since reading every reward for it took longer than the rest of the page. What is not offered is left out by
 * its own two states, so that the published, by far the most in a living catalogue, are not read a second time.
 */
export async function rewardsToday(now: Instant): Promise<RewardsToday> {
  const [row] = await sql<RewardsToday[]>`
    with ends as materialized (
      select id, ends_at <= ${now}::timestamptz as "hasEnded" from rewards
      where state = 'published' and coalesce(ends_at, 'infinity') <= ${now}::timestamptz + interval '7 days'),
    few as (
      select s.left_ from reward_stocks s
      where s.left_ <= greatest(5, s.initial / 10) and s.reward_id not in (select id from ends where "hasEnded")
        and not exists (select from rewards r where r.id = s.reward_id and r.state in ('draft', 'archived')))
    select (select count(*)::int from few where left_ = 0) as "soldOut", (select count(*)::int from few where left_ > 0) as "runningOut",
      (select count(*)::int from rewards where state = 'draft') as drafts, (select count(*)::int from ends where not "hasEnded") as "endingSoon",
      (select count(*) from rewards where state = 'published')::int - (select count(*) from ends where "hasEnded")::int as published`;
  return row ?? { runningOut: 0, soldOut: 0, drafts: 0, endingSoon: 0, published: 0 };
}

export type MembersToday = { joined: number; redemptions: number; redeemedPoints: number; used: number };

/** What members did since `dayStart`, the midnight of the programme's zone. */
export async function membersToday(dayStart: Instant): Promise<MembersToday> {
  const [row] = await sql<MembersToday[]>`
    select (select count(*)::int from members where joined_at >= ${dayStart} and state <> 'unclaimed') as joined,
      d.redemptions, d."redeemedPoints", d.used
    from (select count(*)::int as redemptions, coalesce(sum(points), 0)::bigint as "redeemedPoints",
        count(*) filter (where state = 'used')::int as used
      from redemptions where created_at >= ${dayStart} and restored_version is null) d`;
  return row ?? { joined: 0, redemptions: 0, redeemedPoints: 0, used: 0 };
}

export type LedgerToday = { position: number; lastAt: Instant | null; workerSeenAt: Instant | null; waiting: number };

/** How far the ledger has come, and whether what follows from it is being done. Worker and outbox keep real time. */
export async function ledgerToday(): Promise<LedgerToday> {
  const [row] = await sql<LedgerToday[]>`
    select coalesce(e.position, 0)::bigint as position, e.recorded_at as "lastAt", w.seen as "workerSeenAt", o.waiting
    from (select max(seen_at) as seen from workers) w,
      (select count(*)::int as waiting from (select from outbox where created_at < now() - interval '5 minutes' limit 1000) late) o
    left join (select position, recorded_at from events order by id desc limit 1) e on true`;
  return row ?? { position: 0, lastAt: null, workerSeenAt: null, waiting: 0 };
}
