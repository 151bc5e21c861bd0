-- Disputes: opened and answered by the member they belong to, asked about and decided by staff. Every move locks the member's wallet
-- first and moves its stamp, so that a decision that corrects points (write_disputes) never crosses another. A member is told of each
-- step in the inbox and by mail, once.

-- One step of a dispute: its history, its attachments, the notice and the mail of what staff did.
create or replace function write_step(
  p_dispute disputes, p_step text, p_actor bigint, p_is_staff boolean, p_words bytea, p_ids uuid[], p_mimes text[], p_sizes integer[], p_ciphers bytea[]
) returns void language plpgsql set search_path = public, pg_temp as $$
declare v_step bigint;
begin
  insert into dispute_steps (dispute_id, step, at, person_id, is_staff, words_cipher)
    values (p_dispute.id, p_step, programme_now(), p_actor, p_is_staff, p_words) returning id into v_step;
  insert into attachments (public_id, step_id, mime, size_bytes, cipher)
    select a.id, v_step, a.mime, a.size, a.cipher from unnest(p_ids, p_mimes, p_sizes, p_ciphers) a(id, mime, size, cipher);
  if p_step in ('asked', 'accepted', 'refused') then
    perform notify_members(array[p_dispute.member_id], 'dispute:' || v_step, 'dispute_' || p_step,
      jsonb_build_object('dispute', p_dispute.public_id), '/disputes/' || p_dispute.public_id);
  end if;
  if p_step in ('opened', 'asked', 'accepted', 'refused') then
    insert into outbox (reason, task, payload) values ('dispute:' || v_step, 'dispute-' || p_step,
      jsonb_build_object('memberId', (select public_id from members where id = p_dispute.member_id), 'disputeId', p_dispute.public_id,
        'answerBy', p_dispute.answer_by)) on conflict do nothing;
  end if;
end $$;

-- Opens a dispute once per id. Answers opened (also when it was by an earlier post), not_found (no such line or purchase of theirs),
-- already_open or too_many.
create or replace function open_dispute(
  p_actor bigint, p_member bigint, p_public_id uuid, p_about text, p_version integer, p_purchase uuid, p_claim bytea, p_receipt bytea,
  p_answer_by timestamptz, p_words bytea, p_ids uuid[], p_mimes text[], p_sizes integer[], p_ciphers bytea[]
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_dispute disputes;
begin
  perform from wallets where member_id = p_member for update;
  perform from disputes where public_id = p_public_id and member_id = p_member;
  if found then return 'opened'; end if;
  if exists (select from members where id = p_member and state = 'merged') then return 'not_found'; end if;
  if p_about = 'line' and not exists (select from journals where member_id = p_member and version = p_version) then return 'not_found'; end if;
  if p_about = 'purchase' and not exists (select from events where public_id = p_purchase and member_id = p_member and kind = 'purchase'
    and journal_version is null) then return 'not_found'; end if;
  if (select count(*) from disputes where member_id = p_member and state in ('open', 'asked')) >= 10 then return 'too_many'; end if;
  insert into disputes (public_id, member_id, about, journal_version, purchase_id, claim_cipher, receipt_hash, opened_at, answer_by, changed_by, changed_at)
  values (p_public_id, p_member, p_about, p_version, p_purchase, p_claim, p_receipt, programme_now(), p_answer_by, p_actor, programme_now())
  on conflict do nothing returning * into v_dispute;
  if not found then return 'already_open'; end if;
  update wallets set stamp = stamp + 1 where member_id = p_member; -- nobody merges the membership away meanwhile
  perform write_step(v_dispute, 'opened', p_actor, false, p_words, p_ids, p_mimes, p_sizes, p_ciphers);
  return 'opened';
end $$;

-- Moves a dispute that is not decided yet: asked or refused by staff, answered or withdrawn by its member (`p_member`, null for staff).
-- Answers moved, stale (another version than was read), decided, own (staff never decide their own) or missing.
create or replace function move_dispute(
  p_actor bigint, p_member bigint, p_public_id uuid, p_version integer, p_step text, p_state text, p_answer_by timestamptz, p_words bytea,
  p_ids uuid[], p_mimes text[], p_sizes integer[], p_ciphers bytea[]
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_dispute disputes;
begin
  perform from wallets where member_id = (select member_id from disputes where public_id = p_public_id) for update;
  select * into v_dispute from disputes where public_id = p_public_id and (p_member is null or member_id = p_member) for update;
  if not found then return 'missing'; end if;
  if p_member is null and exists (select from members where id = v_dispute.member_id and person_id = p_actor) then return 'own'; end if;
  if v_dispute.state not in ('open', 'asked') then return 'decided'; end if;
  if v_dispute.version <> p_version then return 'stale'; end if;
  update disputes set state = p_state, answer_by = coalesce(p_answer_by, answer_by),
    decided_by = case when p_state in ('refused', 'withdrawn') then p_actor end,
    decided_at = case when p_state in ('refused', 'withdrawn') then programme_now() end,
    version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_dispute.id;
  perform write_step(v_dispute, p_step, p_actor, p_member is null, p_words, p_ids, p_mimes, p_sizes, p_ciphers);
  update wallets set stamp = stamp + 1 where member_id = v_dispute.member_id;
  return 'moved';
end $$;

-- The disputes that a batch accepts, the answer to each sealed and in base64, with a line or a purchase: their members' wallets are locked and have not moved since they were read.
create or replace function write_disputes(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare v_decided record; v_dispute disputes;
begin
  for v_decided in select c.* from jsonb_to_recordset(batch -> 'disputes') c(n integer, id uuid, "decidedBy" bigint, "journalVersion" integer, words text)
    where c.n = any (accepted)
  loop
    update disputes set state = 'accepted', decided_by = v_decided."decidedBy", decided_at = programme_now(), outcome_version = v_decided."journalVersion",
      version = version + 1, changed_by = v_decided."decidedBy", changed_at = programme_now()
    where public_id = v_decided.id and state in ('open', 'asked') returning * into v_dispute;
    if not found then raise exception 'A dispute was decided before it was written'; end if;
    perform write_step(v_dispute, 'accepted', v_decided."decidedBy", true, decode(v_decided.words, 'base64'), '{}', '{}', '{}', '{}');
  end loop;
end $$;

-- What the member does is told by the dispute itself; the trail tells what staff did.
drop trigger if exists disputes_leave_a_trail on disputes;
create trigger disputes_leave_a_trail after update on disputes for each row
when (new.state in ('asked', 'accepted', 'refused')) execute function write_trail('dispute');

drop trigger if exists dispute_steps_are_append_only on dispute_steps;
create trigger dispute_steps_are_append_only before update or delete on dispute_steps for each row execute function refuse_change();

revoke execute on function write_step(disputes, text, bigint, boolean, bytea, uuid[], text[], integer[], bytea[]) from public;
revoke execute on function open_dispute(bigint, bigint, uuid, text, integer, uuid, bytea, bytea, timestamptz, bytea, uuid[], text[], integer[], bytea[]) from public;
revoke execute on function move_dispute(bigint, bigint, uuid, integer, text, text, timestamptz, bytea, uuid[], text[], integer[], bytea[]) from public;
revoke execute on function write_disputes(jsonb, integer[]) from public;
