import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

export type RewardsToday = {
  runningOut: number;
  soldOut: number;
  drafts: number;
  endingSoon: number;
  published: number;
};

/** What of the catalogue wants looking at; running out is a tenth of what was put in, or five. */
export async function rewardsToday(now: Instant): Promise<RewardsToday> {
  const [row] = await sql<RewardsToday[]>`
    select count(*) filter (where live and s.left_ = 0)::int as "soldOut",
      count(*) filter (where live and s.left_ > 0 and s.left_ <= greatest(5, s.initial / 10))::int as "runningOut",
      count(*) filter (where r.state = 'draft')::int as drafts,
      count(*) filter (where live and r.ends_at <= ${now}::timestamptz + interval '7 days')::int as "endingSoon",
      count(*) filter (where live)::int as published
    from rewards r left join reward_stocks s on s.reward_id = r.id,
      lateral (select r.state = 'published' and (r.ends_at is null or r.ends_at > ${now}::timestamptz)) l(live)`;
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
