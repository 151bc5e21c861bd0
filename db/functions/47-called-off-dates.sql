-- A date that does not take place after all. Calling it off is one act: nobody books it any more, whoever had is told, and at the latest when
-- the time to choose is over a batch gives their points back, redemption by redemption, through the one door.

-- Asks for the points of everybody still booked on a date to go back, by the hand of this actor. Answers the batch, or null where nobody is.
create or replace function ask_to_give_back(p_date bigint, p_actor bigint) returns uuid
language plpgsql set search_path = public, pg_temp as $$
declare v_batch uuid := gen_random_uuid(); v_rows jsonb;
begin
  select jsonb_agg(jsonb_build_object('place', d.place, 'redemption', d.public_id, 'from', 'booked', 'details', jsonb_build_object('because', 'called_off')))
    into v_rows
    from (select public_id, row_number() over (order by id) as place from redemptions where date_id = p_date and state = 'booked') d;
  if v_rows is null then return null; end if;
  perform ask_fulfilment_batch(p_actor, v_batch, 'failed', v_rows);
  update reward_dates set give_back_batch = v_batch where id = p_date;
  return v_batch;
end $$;

-- Calls a date off, once. Its version moves, so that whoever is booking it at this moment decides again and finds it closed. Answers called_off,
-- missing, stale, over (it has begun), or already.
create or replace function call_off_date(p_actor bigint, p_public_id uuid, p_version integer, p_because text, p_hours integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_date reward_dates; v_now timestamptz := programme_now(); v_until timestamptz;
begin
  perform as_actor(p_actor);
  select * into v_date from reward_dates where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_date.called_off_at is not null then return 'already'; end if;
  if v_date.version <> p_version then return 'stale'; end if;
  if v_date.starts_at <= v_now then return 'over'; end if;
  v_until := least(v_now + p_hours * interval '1 hour', v_date.starts_at);
  update reward_dates set is_open = false, called_off_at = v_now, called_off_by = p_actor, called_off_because = p_because, choose_until = v_until,
    version = version + 1, changed_by = p_actor, changed_at = v_now
    where id = v_date.id;
  if v_until <= v_now then
    perform ask_to_give_back(v_date.id, p_actor);
    return 'called_off';
  end if;
  insert into notices (member_id, reason, kind, payload, link, created_at)
    select member_now(d.member_id), 'date-called-off:' || d.public_id || ':' || p_public_id, 'date_called_off',
      jsonb_build_object('until', to_char(v_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), '/redemptions/' || d.public_id, v_now
    from redemptions d where d.date_id = v_date.id and d.state = 'booked' on conflict do nothing;
  insert into outbox (reason, task, payload)
    select 'date-called-off:' || d.public_id || ':' || p_public_id, 'date-called-off',
      jsonb_build_object('redemptionId', d.public_id, 'dateId', p_public_id)
    from redemptions d where d.date_id = v_date.id and d.state = 'booked' on conflict do nothing;
  return 'called_off';
end $$;

-- For at most so many dates whose time to choose is over, asks once for the points of whoever has not chosen. Answers how many dates were found.
create or replace function give_back_due(p_limit integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_date reward_dates; v_found integer := 0;
begin
  for v_date in
    select * from reward_dates where called_off_at is not null and booked > 0 and give_back_batch is null and choose_until <= programme_now()
    order by id limit p_limit for update skip locked
  loop
    perform ask_to_give_back(v_date.id, v_date.called_off_by);
    v_found := v_found + 1;
  end loop;
  return v_found;
end $$;

-- Where a batch that gave points back has ended and left somebody booked, asks again, by the hand of whoever asks now. Answers asked, under_way,
-- nobody_left, or missing.
create or replace function give_back_again(p_actor bigint, p_public_id uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_date reward_dates;
begin
  perform as_actor(p_actor);
  select * into v_date from reward_dates where public_id = p_public_id and called_off_at is not null for update;
  if not found then return 'missing'; end if;
  if v_date.booked = 0 then return 'nobody_left'; end if;
  if v_date.choose_until > programme_now()
    or exists (select from fulfilment_batches where public_id = v_date.give_back_batch and finished_at is null) then return 'under_way'; end if;
  return case when ask_to_give_back(v_date.id, p_actor) is null then 'nobody_left' else 'asked' end;
end $$;

revoke execute on function ask_to_give_back(bigint, bigint) from public;
revoke execute on function call_off_date(bigint, uuid, integer, text, integer) from public;
revoke execute on function give_back_due(integer) from public;
revoke execute on function give_back_again(bigint, uuid) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function call_off_date(bigint, uuid, integer, text, integer), give_back_due(integer), give_back_again(bigint, uuid) to %I', app);
end $$;
