-- What redeeming reads, for everybody who waits: account, reward and what the member already has of it, in the order asked. A function
-- so that it is planned once: planning it for each batch took longer than running it. Of what is counted, it reads
-- what time decides by (the tier's, and what keeps points alive) and the visits that a saved condition may ask for.

-- Since when redemptions count towards a limit of one member: the beginning of the period that `at` lies in.
create or replace function limit_since(per text, at timestamptz, zone text) returns timestamptz
language sql immutable parallel safe as $$
  select case per when 'ever' then '-infinity'::timestamptz else date_trunc(per, at at time zone zone) at time zone zone end
$$;

drop function if exists load_redemptions(bigint[], uuid[]);
drop function if exists load_redemptions(bigint[], uuid[], uuid[]);
create or replace function load_redemptions(asked_members bigint[], asked_rewards uuid[], asked_dates uuid[] default '{}')
returns table (
  place integer, "memberId" bigint, "memberPublicId" uuid, "memberState" text, stamp integer, version integer, "tierPoints" bigint, debt bigint, tier text,
  "tierUntil" timestamptz, "settledAt" timestamptz, lots json, tallies json, now timestamptz, "latestTerms" integer, redeemed bigint, tags text[], "joinedAt" timestamptz, reward json, date json)
language plpgsql stable set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
declare
  instant timestamptz := date_trunc('milliseconds', programme_now());
  here text := (select i.zone from installation i where i.id = 1);
  newest integer := (select max(t.version) from terms_versions t where t.is_live);
begin
  return query
  select asked.place, m.id, m.public_id, m.state, w.stamp, w.version, w.tier_points, w.debt, w.tier, w.tier_until, w.settled_at,
    (select coalesce(json_agg(json_build_array(l.born, l.ordinal, l.kind, l.points, l.remaining, (extract(epoch from l.available_at) * 1000)::bigint,
        (extract(epoch from l.expires_at) * 1000)::bigint, l.terms_version)), '[]')
      from lots l where l.member_id = m.id and l.remaining > 0),
    (select coalesce(json_agg(json_build_array(t.name, t.on_, t.value)), '[]') from tallies t where t.member_id = m.id and (t.name like 'tier.%' or t.name like 'life.%' or t.name = 'days.purchase')),
    instant, newest,
    (select coalesce(sum(d.quantity), 0)::bigint from redemptions d
      where r.per_member_limit is not null and d.member_id = any (merged_family(m.id)) and d.reward_id = r.id and d.restored_version is null
        and d.created_at >= limit_since(r.gates ->> 'limitPer', instant, here)),
    m.tags, case when m.state <> 'unclaimed' then m.joined_at end,
    case when r.id is null then null else json_build_object('id', r.id, 'publicId', r.public_id, 'version', r.version, 'kind', r.kind, 'state', r.state,
      'points', r.points, 'perMemberLimit', r.per_member_limit, 'tierRequired', r.tier_required, 'startsAt', r.starts_at, 'endsAt', r.ends_at, 'gates', r.gates,
      'validDays', r.valid_days, 'cancellable', r.cancellable, 'details', r.details, 'currency', r.currency, 'stockLeft', s.left_, 'totalLeft', s.total_left) end,
    case when x.id is null then null else json_build_object('id', x.id, 'publicId', x.public_id, 'version', x.version, 'startsAt', x.starts_at,
      'endsAt', x.ends_at, 'capacity', x.capacity, 'booked', x.booked, 'isOpen', x.is_open) end
  from generate_subscripts(asked_members, 1) asked(place)
  join members m on m.id = asked_members[asked.place]
  join wallets w on w.member_id = m.id
  left join rewards r on r.public_id = asked_rewards[asked.place]
  left join reward_stocks s on s.reward_id = r.id
  left join reward_dates x on x.public_id = asked_dates[asked.place] and x.reward_id = r.id
  order by asked.place;
end $$;
