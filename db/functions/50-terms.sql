-- Terms on their way: one function each, refused as `stale` when the draft moved since it was read. They run as the owner; the
-- application may only call them. What is published stays as it is, and its numbers have no gaps.

create or replace function guard_terms_versions() returns trigger language plpgsql as $$
declare v_last terms_versions;
begin
  if tg_op <> 'INSERT' then raise exception 'Published terms are never changed' using errcode = 'restrict_violation'; end if;
  select * into v_last from terms_versions order by version desc limit 1;
  if new.version <> coalesce(v_last.version, 0) + 1 then
    raise exception 'Version % of the terms does not follow on version %', new.version, coalesce(v_last.version, 0) using errcode = 'check_violation';
  end if;
  if new.effective_from < v_last.effective_from then
    raise exception 'Terms take effect in the order of their versions' using errcode = 'check_violation';
  end if;
  return new;
end $$;

drop trigger if exists terms_versions_are_kept on terms_versions;
create trigger terms_versions_are_kept before insert or update or delete on terms_versions for each row execute function guard_terms_versions();

-- The sections of a document that differ from another's; a section that is in neither is in no answer.
create or replace function changed_sections(p_document jsonb, p_other jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_document) where value is distinct from coalesce(p_other, '{}') -> key
$$;

-- Of a document only the sections that changed are trail: the draft itself keeps the whole.
create or replace function write_terms_trail() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_verb text;
  v_before jsonb;
  v_after jsonb := '{}';
begin
  if tg_op = 'INSERT' then
    v_verb := 'create';
    v_after := jsonb_build_object('title', new.title, 'based_on', new.based_on);
  else
    v_verb := case
      when new.state = 'published' and old.state <> 'published' then 'publish'
      when new.state = 'withdrawn' and old.state <> 'withdrawn' then 'withdraw'
      when new.state = 'approved' and old.state <> 'approved' then 'approve'
      when new.replay_report is not null and new.replay_report is distinct from old.replay_report then 'replay'
      else 'edit' end;
    v_before := '{}';
    if new.title <> old.title then
      v_before := v_before || jsonb_build_object('title', old.title);
      v_after := v_after || jsonb_build_object('title', new.title);
    end if;
    if new.state <> old.state then
      v_before := v_before || jsonb_build_object('state', old.state);
      v_after := v_after || jsonb_build_object('state', new.state);
    end if;
    if new.published_version is distinct from old.published_version then
      v_after := v_after || jsonb_build_object('published_version', new.published_version,
        'effective_from', (select effective_from from terms_versions where version = new.published_version));
    end if;
    if new.document <> old.document then
      v_before := v_before || jsonb_build_object('document', changed_sections(old.document, new.document));
      v_after := v_after || jsonb_build_object('document', changed_sections(new.document, old.document));
    end if;
    if v_verb = 'edit' and v_after = '{}' then return null; end if;
  end if;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), new.changed_by, 'terms.' || v_verb, 'terms:' || new.public_id, v_before, v_after);
  return null;
end $$;

drop trigger if exists terms_drafts_leave_a_trail on terms_drafts;
create trigger terms_drafts_leave_a_trail after insert or update on terms_drafts for each row execute function write_terms_trail();

-- Begins a draft from the newest version. Without a writer it came from a file, and the same open document is not drafted twice:
-- answers the draft's id and whether it was made now.
create or replace function draft_terms(p_actor bigint, p_public_id uuid, p_title text, p_document jsonb, out draft uuid, out is_new boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_actor is null then
    lock table terms_drafts in share row exclusive mode; -- several applying the same file wait for each other
    select public_id into draft from terms_drafts where state in ('draft', 'approved') and document = p_document order by id limit 1;
    is_new := draft is null;
    if not is_new then return; end if;
  end if;
  insert into terms_drafts (public_id, title, document, based_on, written_by, changed_by, changed_at, created_at)
  values (p_public_id, p_title, p_document, (select max(version) from terms_versions),
    case when p_actor is null then '{}' else array[p_actor] end, p_actor, programme_now(), programme_now());
  draft := p_public_id;
  is_new := true;
end $$;

-- Answers edited, stale, missing or closed. What was approved or replayed of the text before does not hold of the new one.
create or replace function edit_terms(p_actor bigint, p_public_id uuid, p_version integer, p_title text, p_document jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_draft terms_drafts;
begin
  select * into v_draft from terms_drafts where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_draft.version <> p_version then return 'stale'; end if;
  if v_draft.state not in ('draft', 'approved') then return 'closed'; end if;
  update terms_drafts set title = p_title, document = p_document, state = 'draft', approved_by = null, approved_at = null,
    replay_report = case when document = p_document then replay_report end,
    written_by = case when p_actor = any (written_by) then written_by else written_by || p_actor end,
    version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = v_draft.id;
  return 'edited';
end $$;

-- Answers approved, stale, missing, closed or own: nobody approves what they wrote any part of.
create or replace function approve_terms(p_actor bigint, p_public_id uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_draft terms_drafts;
begin
  select * into v_draft from terms_drafts where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_draft.version <> p_version then return 'stale'; end if;
  if v_draft.state <> 'draft' then return 'closed'; end if;
  if p_actor = any (v_draft.written_by) then return 'own'; end if;
  update terms_drafts set state = 'approved', approved_by = p_actor, approved_at = programme_now(),
    version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = v_draft.id;
  return 'approved';
end $$;

-- Answers withdrawn, stale, missing or closed.
create or replace function withdraw_terms(p_actor bigint, p_public_id uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_draft terms_drafts;
begin
  select * into v_draft from terms_drafts where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_draft.version <> p_version then return 'stale'; end if;
  if v_draft.state not in ('draft', 'approved') then return 'closed'; end if;
  update terms_drafts set state = 'withdrawn', version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_draft.id;
  return 'withdrawn';
end $$;

-- Makes an approved draft the version after `p_latest`, the one it was compared with. Answers published, stale, missing, closed (not
-- approved, or published already), replay_missing (never run over the past as it stands, beside the newest version), overtaken (another version came meanwhile: compare again) or too_early.
-- Lock order: the versions, then the draft.
create or replace function publish_terms(
  p_actor bigint, p_public_id uuid, p_version integer, p_latest integer, p_effective_from timestamptz
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_draft terms_drafts;
  v_last terms_versions;
begin
  lock table terms_versions in share row exclusive mode; -- publications wait for each other; readers do not
  select * into v_draft from terms_drafts where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_draft.version <> p_version then return 'stale'; end if;
  if v_draft.state <> 'approved' then return 'closed'; end if;
  select * into v_last from terms_versions order by version desc limit 1;
  if v_last.version is distinct from p_latest then return 'overtaken'; end if;
  if (v_draft.replay_report ->> 'comparedWith')::integer is distinct from v_last.version then return 'replay_missing'; end if;
  -- What is being decided at this moment has read the older terms: new ones begin only after every process has heard of them.
  if p_effective_from < programme_now() + interval '30 seconds' or p_effective_from < v_last.effective_from then return 'too_early'; end if;
  insert into terms_versions (version, document, effective_from, published_at, published_by)
  values (p_latest + 1, v_draft.document, p_effective_from, programme_now(), p_actor);
  update terms_drafts set state = 'published', published_version = p_latest + 1,
    version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = v_draft.id;
  -- What other drafts were compared with is in force no longer: they are run over the past again.
  update terms_drafts set replay_report = null where state in ('draft', 'approved') and replay_report is not null;
  insert into outbox (reason, task, payload)
  values ('terms-changed:' || (p_latest + 1), 'terms-changed', jsonb_build_object('version', p_latest + 1));
  return 'published';
end $$;

-- Asks for one mail to each of these members about a version of the terms; what was asked for already is left.
create or replace function announce_terms(p_version integer, p_members bigint[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into outbox (reason, task, payload)
  select 'terms-changed:' || p_version || ':' || m.public_id, 'mail',
    jsonb_build_object('template', 'terms-changed', 'personId', m.person_id, 'data', jsonb_build_object('version', p_version))
  from members m where m.id = any (p_members) and m.person_id is not null
  on conflict (reason) do nothing
$$;

revoke execute on function draft_terms(bigint, uuid, text, jsonb) from public;
revoke execute on function edit_terms(bigint, uuid, integer, text, jsonb) from public;
revoke execute on function approve_terms(bigint, uuid, integer) from public;
revoke execute on function withdraw_terms(bigint, uuid, integer) from public;
revoke execute on function publish_terms(bigint, uuid, integer, integer, timestamptz) from public;
revoke execute on function announce_terms(integer, bigint[]) from public;
