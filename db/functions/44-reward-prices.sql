-- Prices that rise are announced first. One function each, refused as `stale` when the reward's version moved. Lock order: the reward,
-- then its prices.

-- Announces a dearer price of a reward that was published, in place of one announced before, and tells whoever saves for it, marked it as a
-- favourite or waits for it to be back, in the inbox and by mail, each once. Answers raised, stale, missing,
-- not_dearer or never_published.
create or replace function raise_price(p_actor bigint, p_public_id uuid, p_version integer, p_points bigint, p_from timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_before jsonb;
  v_from text := to_char(p_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
  v_reason text := 'reward_dearer:' || p_public_id || ':' || v_from || ':' || p_points;
  v_members bigint[];
begin
  select * into v_reward from rewards where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_reward.version <> p_version then return 'stale'; end if;
  if v_reward.published_at is null then return 'never_published'; end if;
  if p_points <= v_reward.points then return 'not_dearer'; end if;
  delete from reward_prices where reward_id = v_reward.id and not is_in_force
    returning jsonb_build_object('next_points', points, 'next_points_from', since) into v_before;
  insert into reward_prices (reward_id, points, since, announced_at, is_in_force)
    values (v_reward.id, p_points, p_from, programme_now(), false);
  update rewards set version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_reward.id;
  insert into trail (at, actor_id, action, subject, before, after)
    values (programme_now(), p_actor, 'reward.raise_price', 'reward:' || p_public_id, coalesce(v_before, '{}'),
      jsonb_build_object('next_points', p_points, 'next_points_from', p_from));
  -- Of two memberships that became one since the reader is one.
  v_members := array(
    select distinct member_now(f.member_id) from (
      select member_id from wishes where reward_id = v_reward.id and ended_at is null
      union select member_id from favourites where reward_id = v_reward.id
      union select member_id from stock_waits where reward_id = v_reward.id and told_at is null) f);
  perform notify_members(v_members, v_reason, 'reward_dearer', jsonb_build_object('points', p_points, 'from', v_from), '/rewards/' || p_public_id);
  insert into outbox (reason, task, payload)
  select v_reason || ':' || m.public_id, 'mail', jsonb_build_object('template', 'reward-dearer', 'personId', m.person_id,
    'data', jsonb_build_object('rewardId', p_public_id, 'was', v_reward.points, 'points', p_points, 'from', v_from))
  from members m where m.id = any (v_members) and m.person_id is not null and m.state = 'active'
  on conflict (reason) do nothing;
  return 'raised';
end $$;

-- Takes an announced price back. Answers kept, stale, missing or nothing_announced.
create or replace function keep_price(p_actor bigint, p_public_id uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_before jsonb;
begin
  select * into v_reward from rewards where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_reward.version <> p_version then return 'stale'; end if;
  delete from reward_prices where reward_id = v_reward.id and not is_in_force
    returning jsonb_build_object('next_points', points, 'next_points_from', since) into v_before;
  if v_before is null then return 'nothing_announced'; end if;
  update rewards set version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_reward.id;
  insert into trail (at, actor_id, action, subject, before, after)
    values (programme_now(), p_actor, 'reward.keep_price', 'reward:' || p_public_id, v_before, '{}');
  return 'kept';
end $$;

-- Lets announced prices begin whose day has come; whoever was confirming the old one is asked again. Answers how many began.
create or replace function begin_prices(p_limit integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids bigint[];
  v_begun integer;
begin
  perform as_actor(null);
  select coalesce(array_agg(reward_id), '{}') into v_ids from (
    select reward_id from reward_prices where not is_in_force and since <= programme_now() order by reward_id limit p_limit) due;
  perform from rewards where id = any (v_ids) order by id for update;
  with begun as (
    update reward_prices set is_in_force = true where reward_id = any (v_ids) and not is_in_force and since <= programme_now()
    returning reward_id, points)
  update rewards r set points = b.points, version = r.version + 1, changed_by = null, changed_at = programme_now()
  from begun b where r.id = b.reward_id;
  get diagnostics v_begun = row_count;
  return v_begun;
end $$;

revoke execute on function raise_price(bigint, uuid, integer, bigint, timestamptz) from public;
revoke execute on function keep_price(bigint, uuid, integer) from public;
revoke execute on function begin_prices(integer) from public;
