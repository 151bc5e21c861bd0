insert into counter_limits (id) values (1) on conflict do nothing;

drop trigger if exists stores_leave_a_trail on stores;
create trigger stores_leave_a_trail after insert or update or delete on stores for each row execute function write_trail('store');
drop trigger if exists counter_limits_leave_a_trail on counter_limits;
create trigger counter_limits_leave_a_trail after update on counter_limits for each row execute function write_trail('limits');

-- A store as it is to be; version 0 makes a new one. Answers kept, stale (another edit came first), missing or code_taken.
create or replace function keep_store(p_actor bigint, p_public_id uuid, p_version integer, p jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  if p_version = 0 then
    insert into stores (public_id, code, name, city, zone, channel, is_active, created_at, changed_by, changed_at)
    select p_public_id, s.code, s.name, s.city, s.zone, s.channel, s.is_active, programme_now(), p_actor, programme_now()
    from jsonb_populate_record(null::stores, p) s;
    return 'kept';
  end if;
  update stores t set code = s.code, name = s.name, city = s.city, zone = s.zone, channel = s.channel, is_active = s.is_active,
    version = t.version + 1, changed_by = p_actor, changed_at = programme_now()
  from jsonb_populate_record(null::stores, p) s where t.public_id = p_public_id and t.version = p_version;
  if found then return 'kept'; end if;
  return case when exists (select from stores where public_id = p_public_id) then 'stale' else 'missing' end;
exception when unique_violation then
  return 'code_taken';
end $$;

-- What cashiers may do alone. Answers kept or stale.
create or replace function keep_counter_limits(p_actor bigint, p_version integer, p_points bigint, p_minor bigint, p_minutes integer)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  update counter_limits set points_per_day = p_points, alone_minor = p_minor, undo_minutes = p_minutes,
    version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = 1 and version = p_version;
  return case when found then 'kept' else 'stale' end;
end $$;

-- A cashier begins at a store. Answers opened, already (a shift of theirs is open) or store_unknown.
create or replace function open_shift(p_actor bigint, p_public_id uuid, p_store uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_store bigint;
begin
  select id into v_store from stores where public_id = p_store and is_active;
  if not found then return 'store_unknown'; end if;
  insert into shifts (public_id, store_id, person_id, opened_at) values (p_public_id, v_store, p_actor, programme_now())
  on conflict (person_id) where closed_at is null do nothing;
  if not found then return 'already'; end if;
  insert into trail (at, actor_id, action, subject, after)
  select programme_now(), p_actor, 'shift.open', 'shift:' || p_public_id, jsonb_build_object('store', code) from stores where id = v_store;
  return 'opened';
end $$;

-- The cashier ends it and says what the till counted; visits still open end with it. Answers whether there was one to close.
create or replace function close_shift(p_actor bigint, p_public_id uuid, p_receipts integer, p_minor bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id bigint;
begin
  update shifts set closed_at = programme_now(), till_receipts = p_receipts, till_minor = p_minor
  where public_id = p_public_id and person_id = p_actor and closed_at is null returning id into v_id;
  if not found then return false; end if;
  perform settle_left(p_actor, v_id, interval '0');
  update counter_visits set ends_at = now() where shift_id = v_id and ends_at > now();
  insert into trail (at, actor_id, action, subject, after)
  values (programme_now(), p_actor, 'shift.close', 'shift:' || p_public_id,
    jsonb_strip_nulls(jsonb_build_object('tillReceipts', p_receipts, 'tillMinor', p_minor)));
  return true;
end $$;

revoke execute on function keep_store(bigint, uuid, integer, jsonb), keep_counter_limits(bigint, integer, bigint, bigint, integer),
  open_shift(bigint, uuid, uuid), close_shift(bigint, uuid, integer, bigint) from public;
