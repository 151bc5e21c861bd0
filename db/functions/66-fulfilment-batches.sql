-- Moving many redemptions at once: asked for by staff, done by a job. The moves themselves go through the one door; here stands what was
-- asked and what became of it.

-- Keeps a batch with its rows, once for its id, and asks for the job. Rows that come with an outcome are not tried.
create or replace function ask_fulfilment_batch(p_actor bigint, p_public_id uuid, p_to text, p_rows jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_batch bigint;
begin
  insert into fulfilment_batches (public_id, to_state, asked_by, created_at) values (p_public_id, p_to, p_actor, programme_now())
  on conflict (public_id) do nothing returning id into v_batch;
  if v_batch is null then return; end if;
  insert into fulfilment_rows (batch_id, place, redemption, from_state, details, outcome)
  select v_batch, r.place, r.redemption, r."from", coalesce(r.details, '{}'), r.outcome
  from jsonb_to_recordset(p_rows) r(place integer, redemption text, "from" text, details jsonb, outcome text);
  insert into outbox (reason, task, payload)
  values ('fulfil-batch:' || p_public_id, 'fulfil-batch', jsonb_build_object('batchId', p_public_id));
end $$;

-- Keeps what became of rows, each the first time it is told, and ends the batch with its last one.
create or replace function note_fulfilment_rows(p_batch uuid, p_rows jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_batch bigint;
begin
  select id into v_batch from fulfilment_batches where public_id = p_batch for update;
  update fulfilment_rows f set outcome = r.outcome, stands = r.stands
  from jsonb_to_recordset(p_rows) r(place integer, outcome text, stands text)
  where f.batch_id = v_batch and f.place = r.place and f.outcome is null;
  update fulfilment_batches set finished_at = programme_now()
  where id = v_batch and finished_at is null and not exists (select from fulfilment_rows where batch_id = v_batch and outcome is null);
end $$;

-- Ends a batch whose job gives up: what still waits is told as broken.
create or replace function close_fulfilment_batch(p_batch uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update fulfilment_rows set outcome = 'broken'
  where batch_id = (select id from fulfilment_batches where public_id = p_batch) and outcome is null;
  perform note_fulfilment_rows(p_batch, '[]');
end $$;

revoke execute on function ask_fulfilment_batch(bigint, uuid, text, jsonb) from public;
revoke execute on function note_fulfilment_rows(uuid, jsonb) from public;
revoke execute on function close_fulfilment_batch(uuid) from public;
