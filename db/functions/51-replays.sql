-- Running a draft of the terms over the past: asked for by staff, told by a job. The report belongs to exactly the document replayed, and to the
-- version of the terms that it was compared with while that is the newest.

-- Answers asked, stale, missing, closed or running (one at a time for a draft).
create or replace function ask_replay(p_actor bigint, p_draft uuid, p_version integer, p_public_id uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_draft terms_drafts;
begin
  select * into v_draft from terms_drafts where public_id = p_draft for update;
  if not found then return 'missing'; end if;
  if v_draft.version <> p_version then return 'stale'; end if;
  if v_draft.state not in ('draft', 'approved') then return 'closed'; end if;
  if exists (select from replays where draft_id = v_draft.id and state in ('waiting', 'running')) then return 'running'; end if;
  insert into replays (public_id, draft_id, document_digest, document, asked_by, created_at)
  values (p_public_id, v_draft.id, sha256(convert_to(v_draft.document::text, 'UTF8')), v_draft.document, p_actor, programme_now());
  insert into outbox (reason, task, payload) values ('replay-terms:' || p_public_id, 'replay-terms', jsonb_build_object('replayId', p_public_id));
  return 'asked';
end $$;

-- How far a replay has come; also how it is begun, again after a crash. Answers whether it is still to be told.
create or replace function note_replay(p_public_id uuid, p_told bigint, p_total bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with noted as (
    update replays set state = 'running', events_told = p_told, events_total = p_total
    where public_id = p_public_id and state in ('waiting', 'running') returning 1)
  select exists (select from noted)
$$;

-- Keeps what a replay found: the report with its draft, when that is still the document replayed and no version was published meanwhile, and the
-- members it changes something for.
create or replace function finish_replay(p_public_id uuid, p_report jsonb, p_outcomes jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_replay replays;
begin
  select * into v_replay from replays where public_id = p_public_id and state = 'running' for update;
  if not found then return; end if;
  insert into replay_outcomes
    select v_replay.id, m.id, o.eb, o.ea, o.lb, o.la, o.ob, o.oa, o.tb, o.ta
    from jsonb_to_recordset(p_outcomes) o(member uuid, eb bigint, ea bigint, lb bigint, la bigint, ob bigint, oa bigint, tb text, ta text)
    join members m on m.public_id = o.member
    on conflict do nothing;
  if p_report is null then return; end if; -- more outcomes follow
  update replays set state = 'done', report = p_report, events_told = events_total, finished_at = programme_now() where id = v_replay.id;
  update terms_drafts set replay_report = p_report || jsonb_build_object('replayId', p_public_id)
  where id = v_replay.draft_id and state in ('draft', 'approved') and sha256(convert_to(document::text, 'UTF8')) = v_replay.document_digest
    and (p_report ->> 'comparedWith')::integer = (select max(v.version) from terms_versions v);
end $$;

-- A replay that could not be told to its end.
create or replace function fail_replay(p_public_id uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update replays set state = 'failed', finished_at = programme_now() where public_id = p_public_id and state in ('waiting', 'running')
$$;

revoke execute on function ask_replay(bigint, uuid, integer, uuid) from public;
revoke execute on function note_replay(uuid, bigint, bigint) from public;
revoke execute on function finish_replay(uuid, jsonb, jsonb) from public;
revoke execute on function fail_replay(uuid) from public;
