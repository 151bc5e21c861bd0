-- Changes of the catalogue that are decided first and made later: many rewards together, a whole file, or one at a time to come.
-- Lock order: the batch, its rewards by id, then each reward's stock.

-- Does to one reward what `p_change` says, all of it or nothing: create, edit, picture, rise, keep, stock, state, in this order. Answers done,
-- reward_unknown, changed_meanwhile, or what one of them refused. `p_version` null is for a reward that is to be made.
create or replace function change_reward(p_actor bigint, p_public_id uuid, p_version integer, p_change jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_stock reward_stocks;
  v_version integer := p_version;
  v_status text;
begin
  perform as_actor(p_actor);
  select * into v_reward from rewards where public_id = p_public_id for update;
  if p_change ? 'create' then
    if found then return 'changed_meanwhile'; end if;
    v_version := 1;
  else
    if not found then return 'reward_unknown'; end if;
    if v_reward.version is distinct from p_version then return 'changed_meanwhile'; end if;
  end if;
  begin
    if p_change ? 'create' then
      perform create_reward(p_actor, p_public_id, p_change -> 'create', (p_change ->> 'initial')::bigint);
    end if;
    if p_change ? 'edit' then
      v_status := edit_reward(p_actor, p_public_id, v_version, p_change -> 'edit');
      if v_status <> 'edited' then raise exception using errcode = 'ST001', message = v_status; end if;
      v_version := v_version + 1;
    end if;
    if p_change ? 'picture' then
      update rewards set picture_id = (select id from pictures where public_id = (p_change ->> 'picture')::uuid),
        version = version + 1, changed_by = p_actor, changed_at = programme_now() where public_id = p_public_id;
      v_version := v_version + 1;
    end if;
    if p_change ? 'keep' then
      v_status := keep_price(p_actor, p_public_id, v_version);
      if v_status <> 'kept' then raise exception using errcode = 'ST001', message = v_status; end if;
      v_version := v_version + 1;
    end if;
    if p_change ? 'rise' then
      v_status := raise_price(p_actor, p_public_id, v_version, (p_change -> 'rise' ->> 'points')::bigint, (p_change -> 'rise' ->> 'from')::timestamptz);
      if v_status <> 'raised' then raise exception using errcode = 'ST001', message = v_status; end if;
      v_version := v_version + 1;
    end if;
    if p_change ? 'stock' then
      select s.* into v_stock from reward_stocks s where s.reward_id = v_reward.id;
      v_status := change_stock(p_actor, p_public_id, v_stock.initial, coalesce(v_stock.written_off, 0), p_change -> 'stock' ->> 'change',
        (p_change -> 'stock' ->> 'quantity')::bigint);
      if v_status <> 'changed' then raise exception using errcode = 'ST001', message = v_status; end if;
    end if;
    if p_change ? 'state' then
      -- A draft comes from the archive; from being shown it comes only by taking its publishing back.
      v_status := case when p_change ->> 'state' = 'draft' and v_reward.state = 'published' then unpublish_reward(p_actor, p_public_id, v_version)
        else move_reward(p_actor, p_public_id, v_version, p_change ->> 'state') end;
      if v_status <> 'moved' then raise exception using errcode = 'ST001', message = v_status; end if;
    end if;
  exception
    when sqlstate 'ST001' then return case sqlerrm when 'stale' then 'changed_meanwhile' when 'missing' then 'reward_unknown'
      when 'coded' then 'follows_codes' when 'too_little' then 'too_little_left' else sqlerrm end;
    when unique_violation then return 'sku_taken';
  end;
  return 'done';
end $$;

-- Opens a batch; its rows follow, some at a time, and then it is made ready.
create or replace function open_catalogue_batch(p_actor bigint, p_public_id uuid, p_kind text, p_wish jsonb, p_undoes uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into catalogue_batches (public_id, kind, wish, undoes, asked_by, created_at)
  values (p_public_id, p_kind, p_wish, (select id from catalogue_batches where public_id = p_undoes), p_actor, programme_now())
$$;

-- Keeps rows of a batch that is not ready yet.
create or replace function keep_catalogue_rows(p_batch uuid, p_rows jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_batch bigint;
begin
  select id into strict v_batch from catalogue_batches where public_id = p_batch and ready_at is null;
  insert into catalogue_rows (batch_id, place, reward, label, version, change, before, after, outcome, problems)
  select v_batch, r.place, r.reward, r.label, r.version, nullif(r.change, 'null'), coalesce(r.before, '{}'), coalesce(r.after, '{}'), r.outcome, coalesce(r.problems, '{}')
  from jsonb_to_recordset(p_rows) r(place integer, reward uuid, label text, version integer, change jsonb, before jsonb, after jsonb, outcome text, problems jsonb);
end $$;

create or replace function ready_catalogue_batch(p_batch uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update catalogue_batches set ready_at = programme_now() where public_id = p_batch and ready_at is null
$$;

-- Begins what was prepared within the hour, by whoever prepared it, and asks for the job; once, however often it is pressed. Answers begun,
-- missing, too_old, has_refused (a file with bad rows), undone_already or nothing_to_do.
create or replace function begin_catalogue_batch(p_actor bigint, p_batch uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_batch catalogue_batches;
begin
  select * into v_batch from catalogue_batches where public_id = p_batch and asked_by is not distinct from p_actor and ready_at is not null for update;
  if not found then return 'missing'; end if;
  if v_batch.begun_at is not null then return 'begun'; end if;
  if v_batch.created_at < programme_now() - interval '60 minutes' then return 'too_old'; end if;
  if v_batch.kind = 'import' and exists (select from catalogue_rows where batch_id = v_batch.id and outcome is not null and outcome <> 'unchanged')
    then return 'has_refused'; end if;
  if not exists (select from catalogue_rows where batch_id = v_batch.id and outcome is null) then return 'nothing_to_do'; end if;
  begin
    update catalogue_batches set begun_at = programme_now() where id = v_batch.id;
  exception when unique_violation then return 'undone_already';
  end;
  insert into outbox (reason, task, payload)
  values ('change-catalogue:' || p_batch, 'change-catalogue', jsonb_build_object('batchId', p_batch));
  return 'begun';
end $$;

-- Changes the next rewards of a begun batch, each for itself, and keeps what became of each in the same commit. Answers how many it tried. A dearer
-- price whose notice was reckoned for an hour that has passed is not announced late.
create or replace function change_catalogue_rows(p_batch uuid, p_limit integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_batch catalogue_batches;
  v_row catalogue_rows;
  v_places integer[];
begin
  select * into v_batch from catalogue_batches where public_id = p_batch and begun_at is not null for update;
  if not found then return 0; end if;
  select coalesce(array_agg(place), '{}') into v_places from (
    select place from catalogue_rows where batch_id = v_batch.id and outcome is null order by place limit p_limit) due;
  perform from rewards where public_id in (select reward from catalogue_rows where batch_id = v_batch.id and place = any (v_places)) order by id for update;
  for v_row in select * from catalogue_rows where batch_id = v_batch.id and place = any (v_places) order by place loop
    update catalogue_rows set outcome = case
      when v_row.change ? 'rise' and v_batch.created_at < programme_now() - interval '60 minutes' then 'too_old'
      else change_reward(v_batch.asked_by, v_row.reward, v_row.version, v_row.change) end
    where batch_id = v_batch.id and place = v_row.place;
  end loop;
  update catalogue_batches set finished_at = programme_now()
  where id = v_batch.id and finished_at is null and not exists (select from catalogue_rows where batch_id = v_batch.id and outcome is null);
  return cardinality(v_places);
end $$;

-- Changes every reward of a begun batch in one commit, or none: with one refused, that row says why and the others are told as not done.
create or replace function change_catalogue_whole(p_batch uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_batch catalogue_batches;
  v_row catalogue_rows;
  v_status text;
  v_failed integer;
begin
  select * into v_batch from catalogue_batches where public_id = p_batch and begun_at is not null and finished_at is null for update;
  if not found then return; end if;
  perform from rewards where public_id in (select reward from catalogue_rows where batch_id = v_batch.id and outcome is null) order by id for update;
  begin
    for v_row in select * from catalogue_rows where batch_id = v_batch.id and outcome is null order by place loop
      v_failed := v_row.place;
      v_status := case when v_row.change ? 'rise' and v_batch.created_at < programme_now() - interval '60 minutes' then 'too_old'
        else change_reward(v_batch.asked_by, v_row.reward, v_row.version, v_row.change) end;
      if v_status <> 'done' then raise exception using errcode = 'ST002', message = v_status; end if;
    end loop;
    update catalogue_rows set outcome = 'done' where batch_id = v_batch.id and outcome is null;
  exception when sqlstate 'ST002' then
    update catalogue_rows set outcome = case when place = v_failed then sqlerrm else 'not_done' end where batch_id = v_batch.id and outcome is null;
  end;
  update catalogue_batches set finished_at = programme_now() where id = v_batch.id;
end $$;

-- Ends a batch whose job gives up, or whose asker may no longer: what still waits is told so.
create or replace function close_catalogue_batch(p_batch uuid, p_outcome text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_batch bigint;
begin
  select id into v_batch from catalogue_batches where public_id = p_batch and begun_at is not null for update;
  update catalogue_rows set outcome = p_outcome where batch_id = v_batch and outcome is null;
  update catalogue_batches set finished_at = programme_now() where id = v_batch and finished_at is null;
end $$;

-- Forgets what was prepared and never begun.
create or replace function forget_catalogue_batches(p_limit integer) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from catalogue_batches where id in (
    select id from catalogue_batches where begun_at is null and created_at < programme_now() - interval '1 day' limit p_limit for update skip locked) returning 1)
  select count(*)::integer from gone
$$;
