import type { Sql } from "@/db/client";
import { codedKinds } from "@/lib/loyalty/kinds";
import type { Finding } from "./verify-member";

/** The promises that belong to no one member: stock, codes, and each key and position used once. */
export async function verifyStock(sql: Sql): Promise<Finding[]> {
  const rows = await sql<{ invariant: string; message: string }[]>`
    with stock as (
      select r.public_id, r.kind = any (${codedKinds}) as has_codes, s.initial, s.left_, s.written_off, (r.gates ->> 'totalLimit')::bigint as total, s.total_left,
        (select coalesce(sum(d.quantity), 0) from redemptions d where d.reward_id = r.id and d.restored_version is null) as live,
        (select coalesce(sum(d.quantity), 0) from redemptions d where d.reward_id = r.id and d.restored_version is not null) as cancelled,
        (select count(*) from reward_codes c where c.reward_id = r.id and c.redemption_id is null and c.written_off_at is null) as free_codes
      from rewards r join reward_stocks s on s.reward_id = r.id)
    select 'stock_put_in_is_left_live_or_written_off' as invariant,
      format('Reward %s: %s put in, %s left, %s live, %s written off', public_id, initial, left_, live, written_off) as message
    from stock where initial <> left_ + live + written_off
    union all
    select 'total_limit_is_left_or_live', format('Reward %s: %s for all members, %s left, %s live', public_id, total, total_left, live)
    from stock where total is distinct from total_left + live
    union all
    select 'stock_of_codes_is_the_free_codes', format('Reward %s: %s left, %s free codes', public_id, left_, free_codes)
    from stock where has_codes and left_ is distinct from free_codes and (left_ is not null or free_codes > 0 or live > 0)
    union all
    select 'stock_never_takes_back_a_code', format('Reward %s: %s cancelled with their codes, %s written off', public_id, cancelled, written_off)
    from stock where has_codes and written_off < cancelled
    union all
    select 'reward_codes_belong_to_one_redemption', format('Code %s belongs to a redemption of another reward, or to none there is', c.public_id)
    from reward_codes c left join redemptions d on d.id = c.redemption_id
    where c.redemption_id is not null and d.reward_id is distinct from c.reward_id
    union all
    select 'reward_codes_given_before_their_end', format('Code %s ended at %s and was given at %s', c.public_id, c.ends_at, d.created_at)
    from reward_codes c join redemptions d on d.id = c.redemption_id where c.ends_at <= d.created_at
    union all
    select 'reward_dates_booked_is_their_bookings', format('Date %s has %s places booked, its bookings hold %s', x.public_id, x.booked, x.held)
    from (select d.public_id, d.booked, (select coalesce(sum(r.quantity), 0) from redemptions r where r.date_id = d.id and r.restored_version is null) as held
      from reward_dates d) x where x.booked <> x.held
    union all
    select 'redemptions_stand_where_their_moves_end', format('Redemption %s is %s, its last move went to %s', d.public_id, d.state, m.to_state)
    from redemptions d join lateral (select to_state from redemption_moves m where m.redemption_id = d.id order by m.id desc limit 1) m on true
    where d.state <> m.to_state
    union all
    select 'redemption_moves_follow_each_other', format('Redemption %s went from %s, and had gone to %s', d.public_id, m.from_state, m.before)
    from (select redemption_id, from_state, lag(to_state) over (partition by redemption_id order by id) as before from redemption_moves) m
    join redemptions d on d.id = m.redemption_id where m.before is not null and m.before <> m.from_state
    union all
    select 'presents_are_what_was_given', format('Present %s: its redemption is of another member or reward, or cost %s', x.public_id, d.points)
    from presents x join redemptions d on d.id = x.redemption_id
    where d.points <> 0 or d.reward_id <> x.reward_id or member_now(d.member_id) <> member_now(x.member_id)
    union all
    select 'presents_are_what_was_given', format('Redemption %s cost nothing and is no present', d.public_id)
    from redemptions d where d.points = 0 and not exists (select from presents x where x.redemption_id = d.id)
    union all
    select 'events_key_once', format('Key %s has %s effects', encode(key, 'hex'), count(*)) from events group by key having count(*) > 1
    union all
    select 'positions_are_of_one_commit', format('Position %s was recorded at %s and at %s', position, min(recorded_at), max(recorded_at))
    from (select position, recorded_at from journals union all select position, recorded_at from events) p
    group by position having min(recorded_at) <> max(recorded_at)`;
  return rows.map((row) => ({ ...row, memberId: null, version: null }));
}
