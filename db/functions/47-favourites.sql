-- Favourites, and waiting for what is out of stock. Both are read with the membership a merged one leads to: nothing moves by merging.

create or replace function keep_favourite(p_member bigint, p_reward uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into favourites (member_id, reward_id, created_at)
  select p_member, r.id, programme_now() from rewards r
  where r.public_id = p_reward and r.state = 'published'
    and not exists (select from favourites f where f.reward_id = r.id and f.member_id = any (merged_family(p_member)))
  on conflict do nothing
$$;

create or replace function drop_favourite(p_member bigint, p_reward uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from favourites f using rewards r
  where r.public_id = p_reward and f.reward_id = r.id and f.member_id = any (merged_family(p_member))
$$;

-- Whether one more of a reward can be had by its stock, and by the places on its dates where its kind (one of `p_dated`) has dates.
create or replace function is_in_stock(p_reward bigint, p_dated text[]) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce((select s.left_ is null or s.left_ > 0 from reward_stocks s where s.reward_id = p_reward), true)
    and (not (r.kind = any (p_dated)) or exists (
      select from reward_dates d where d.reward_id = r.id and d.is_open and d.starts_at > programme_now() and d.capacity > d.booked))
  from rewards r where r.id = p_reward
$$;

-- A member waits to hear that a reward is back. Answers waiting, in_stock (there is some by now) or missing. Whoever brings stock back
-- either did so before this share of the row, and it is seen here, or comes after, and finds who waits.
create or replace function await_stock(p_member bigint, p_reward uuid, p_dated text[]) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward bigint;
begin
  select id into v_reward from rewards where public_id = p_reward and state = 'published';
  if not found then return 'missing'; end if;
  perform from reward_stocks where reward_id = v_reward for share;
  if is_in_stock(v_reward, p_dated) then return 'in_stock'; end if;
  if not exists (select from stock_waits w where w.reward_id = v_reward and w.told_at is null and w.member_id = any (merged_family(p_member))) then
    insert into stock_waits (member_id, reward_id, created_at) values (p_member, v_reward, programme_now()) on conflict do nothing;
  end if;
  return 'waiting';
end $$;

create or replace function stop_awaiting(p_member bigint, p_reward uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from stock_waits w using rewards r
  where r.public_id = p_reward and w.reward_id = r.id and w.told_at is null and w.member_id = any (merged_family(p_member))
$$;

-- Tells everybody who waits for a reward that it is back, in the inbox and by mail, each once; whoever was told waits no more. Nobody is
-- told while none can be had. Answers how many were told.
create or replace function tell_stock_back(p_reward uuid, p_dated text[], p_now timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with back as (
    select r.id, r.public_id from rewards r
    where r.public_id = p_reward and r.state = 'published' and (r.starts_at is null or r.starts_at <= p_now)
      and (r.ends_at is null or r.ends_at > p_now) and is_in_stock(r.id, p_dated)),
  told as (
    update stock_waits w set told_at = p_now from back where w.reward_id = back.id and w.told_at is null returning w.id, w.member_id, back.public_id),
  -- Two memberships that became one since are one reader.
  readers as (
    select member_now(told.member_id) as member, 'stock-back:' || min(told.id) as reason, told.public_id from told group by 1, 3),
  noticed as (
    insert into notices (member_id, reason, kind, payload, link, created_at)
    select m.id, r.reason, 'stock_back', jsonb_build_object('reward', r.public_id), '/rewards/' || r.public_id, p_now
    from readers r join members m on m.id = r.member and m.state = 'active'
    on conflict (member_id, reason) do nothing returning member_id, reason, payload),
  mailed as (
    insert into outbox (reason, task, payload)
    select n.reason, 'mail', jsonb_build_object('template', 'stock-back', 'personId', m.person_id, 'data', jsonb_build_object('rewardId', n.payload ->> 'reward'))
    from noticed n join members m on m.id = n.member_id where m.person_id is not null
    on conflict (reason) do nothing)
  select count(*)::integer from noticed
$$;

-- Stock that comes back, however it does, wakes the job that tells who waits; once for each change, and only where somebody does.
create or replace function wake_for_stock() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into outbox (reason, task, payload)
  select 'stock-back-of:' || r.public_id || ':' || txid_current(), 'tell-stock-back', jsonb_build_object('rewardId', r.public_id)
  from rewards r where r.id = new.reward_id and exists (select from stock_waits w where w.reward_id = r.id and w.told_at is null)
  on conflict (reason) do nothing;
  return null;
end $$;

drop trigger if exists reward_stocks_wake on reward_stocks;
create trigger reward_stocks_wake after update of left_ on reward_stocks for each row
when (old.left_ = 0 and new.left_ is distinct from 0) execute function wake_for_stock();
drop trigger if exists reward_dates_wake on reward_dates;
create trigger reward_dates_wake after insert on reward_dates for each row
when (new.is_open and new.capacity > new.booked) execute function wake_for_stock();
drop trigger if exists reward_dates_wake_again on reward_dates;
create trigger reward_dates_wake_again after update of capacity, booked, is_open on reward_dates for each row
when (new.is_open and new.capacity > new.booked and not (old.is_open and old.capacity > old.booked)) execute function wake_for_stock();

revoke execute on function keep_favourite(bigint, uuid) from public;
revoke execute on function drop_favourite(bigint, uuid) from public;
revoke execute on function await_stock(bigint, uuid, text[]) from public;
revoke execute on function stop_awaiting(bigint, uuid) from public;
revoke execute on function tell_stock_back(uuid, text[], timestamptz) from public;
revoke execute on function wake_for_stock() from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on favourites, stock_waits to %I', app);
  execute format('grant execute on function keep_favourite(bigint, uuid), drop_favourite(bigint, uuid), await_stock(bigint, uuid, text[]),
    stop_awaiting(bigint, uuid), tell_stock_back(uuid, text[], timestamptz) to %I', app);
end $$;
