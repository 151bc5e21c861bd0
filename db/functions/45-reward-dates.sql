-- Dates of bookable rewards. Staff add and change them here; who books, gives up or moves a place is written by the one door alone.

-- Adds a date. Answers added, or missing.
create or replace function add_date(
  p_actor bigint, p_reward uuid, p_public_id uuid, p_starts timestamptz, p_ends timestamptz, p_place text, p_capacity integer
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  insert into reward_dates (public_id, reward_id, starts_at, ends_at, place, capacity, changed_by, changed_at, created_at)
    select p_public_id, r.id, p_starts, p_ends, p_place, p_capacity, p_actor, programme_now(), programme_now() from rewards r where r.public_id = p_reward;
  return case when found then 'added' else 'missing' end;
end $$;

-- How many can come and whether it can still be booked. Answers changed, stale, missing, called_off, or too_small (more are
-- booked by now).
create or replace function change_date(p_actor bigint, p_public_id uuid, p_version integer, p_capacity integer, p_is_open boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_date reward_dates;
begin
  perform as_actor(p_actor);
  select * into v_date from reward_dates where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_date.version <> p_version then return 'stale'; end if;
  if v_date.called_off_at is not null then return 'called_off'; end if;
  if p_capacity < v_date.booked then return 'too_small'; end if;
  update reward_dates set capacity = p_capacity, is_open = p_is_open, version = version + 1, changed_by = p_actor, changed_at = programme_now()
    where id = v_date.id;
  return 'changed';
end $$;

drop trigger if exists reward_dates_leave_a_trail on reward_dates;
create trigger reward_dates_leave_a_trail after insert or update of starts_at, ends_at, place, capacity, is_open, called_off_at on reward_dates
for each row execute function write_trail('date');

revoke execute on function add_date(bigint, uuid, uuid, timestamptz, timestamptz, text, integer) from public;
revoke execute on function change_date(bigint, uuid, integer, integer, boolean) from public;
revoke execute on function write_bookings(jsonb, integer[]) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on reward_dates to %I', app);
  execute format('grant execute on function add_date(bigint, uuid, uuid, timestamptz, timestamptz, text, integer),
    change_date(bigint, uuid, integer, integer, boolean) to %I', app);
end $$;
