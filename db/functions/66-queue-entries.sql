-- Under what each redemption that waits is looked for in the queue. A kind can be edited while something waits, an outlet was promised when it was
-- redeemed, and the place of a date never changes. What no longer waits has no entry.
create or replace function queue_entries_of(d redemptions) returns setof queue_entries
language sql stable set search_path = public, pg_temp as $$
  select f.facet, f.value, d.state, d.id, coalesce(d.created_at + make_interval(days => (d.details ->> 'leadDays')::integer), 'infinity')
  from (
    select 'kind' as facet, (select r.kind from rewards r where r.id = d.reward_id) as value
    union
    select 'place', trim(o) from unnest(regexp_split_to_array(d.details ->> 'outlets', '\s*\n\s*')) o
    union
    select 'place', trim(x.place) from reward_dates x where x.id = d.date_id) f
  where f.value <> '' and d.state in ('processing', 'shipped', 'held', 'booked')
$$;

create or replace function keep_queue_entries() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.date_id is not distinct from old.date_id and new.state in ('processing', 'shipped', 'held', 'booked')
        and old.state in ('processing', 'shipped', 'held', 'booked') then
      update queue_entries set state = new.state where redemption_id = new.id;
      return null;
    end if;
    delete from queue_entries where redemption_id = new.id;
  end if;
  insert into queue_entries select * from queue_entries_of(new);
  return null;
end $$;

create or replace trigger redemptions_join_the_queue after insert on redemptions
  for each row when (new.state in ('processing', 'shipped', 'held', 'booked')) execute function keep_queue_entries();
create or replace trigger redemptions_move_in_the_queue after update of state, date_id on redemptions
  for each row when ((old.state in ('processing', 'shipped', 'held', 'booked') or new.state in ('processing', 'shipped', 'held', 'booked'))
    and (old.state <> new.state or old.date_id is distinct from new.date_id)) execute function keep_queue_entries();

-- Whoever redeems holds the reward's stock until it is committed: under it, nothing joins the queue by the kind of before.
create or replace function keep_queue_kinds() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from reward_stocks where reward_id = new.id for update;
  update queue_entries q set value = new.kind from redemptions d
    where d.reward_id = new.id and d.state in ('processing', 'shipped', 'held', 'booked') and q.redemption_id = d.id and q.facet = 'kind';
  return null;
end $$;

create or replace trigger rewards_change_kind_in_the_queue after update of kind on rewards
  for each row when (old.kind <> new.kind) execute function keep_queue_kinds();

-- What waited before there were entries; nothing on any later run.
insert into queue_entries
  select e.* from redemptions d, lateral queue_entries_of(d) e
  where d.state in ('processing', 'shipped', 'held', 'booked') and not exists (select from queue_entries q where q.redemption_id = d.id)
  on conflict do nothing;

do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on queue_entries to %I', app);
end $$;
