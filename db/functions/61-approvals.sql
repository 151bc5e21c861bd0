-- Corrections that wait for a second person. Whatever changes one locks the member's wallet first and moves its stamp, so that an
-- approval decided on what was there before is stale and decided again: nothing is approved and rejected at once.

-- Asks for a correction once per id; one that is to accept a dispute names it and the version of it that was read, and is asked for once
-- while it waits. Answers asked, closed, missing, or of a dispute: own (nobody decides their own), decided, stale or already_asked.
drop function if exists request_approval(bigint, uuid, uuid, bigint, text, bytea, text);
create or replace function request_approval(
  p_actor bigint, p_public_id uuid, p_member uuid, p_points bigint, p_kind text, p_reason bytea, p_sealed_under text,
  p_dispute uuid, p_dispute_version integer
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_member members; v_dispute disputes;
begin
  perform from wallets where member_id = (select id from members where public_id = p_member) for update;
  select * into v_member from members where public_id = p_member;
  if not found then return 'missing'; end if;
  if v_member.state in ('closed', 'merged') then return 'closed'; end if;
  if p_dispute is not null then
    perform from wallets where member_id = v_member.id for update;
    select * into v_dispute from disputes where public_id = p_dispute and member_id = v_member.id;
    if not found then return 'missing'; end if;
    if v_member.person_id = p_actor then return 'own'; end if;
    if v_dispute.state not in ('open', 'asked') then return 'decided'; end if;
    if v_dispute.version <> p_dispute_version then return 'stale'; end if;
    if exists (select from approvals where dispute_id = v_dispute.id and state = 'waiting') then return 'already_asked'; end if;
  end if;
  insert into approvals (public_id, member_id, points, point_kind, reason_cipher, sealed_under, dispute_id, requested_by, requested_at, changed_by, changed_at)
  values (p_public_id, v_member.id, p_points, p_kind, p_reason, p_sealed_under, v_dispute.id, p_actor, programme_now(), p_actor, programme_now())
  on conflict (public_id) do nothing;
  if found then update wallets set stamp = stamp + 1 where member_id = v_member.id; end if; -- nobody merges the membership away meanwhile
  return 'asked';
end $$;

-- Asks for a merging once per id, and once a duplicate while it waits. Answers asked, already_asked or missing.
create or replace function request_merge(
  p_actor bigint, p_public_id uuid, p_duplicate bigint, p_survivor bigint, p_points bigint, p_reason bytea, p_sealed_under text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from wallets where member_id in (p_duplicate, p_survivor) order by member_id for update;
  if exists (select from approvals where public_id = p_public_id and merge_from = p_duplicate and requested_by = p_actor) then return 'asked'; end if;
  if exists (select from approvals where merge_from = p_duplicate and state = 'waiting') then return 'already_asked'; end if;
  insert into approvals (public_id, member_id, merge_from, points, point_kind, reason_cipher, sealed_under, requested_by, requested_at, changed_by, changed_at)
  values (p_public_id, p_survivor, p_duplicate, p_points, 'base', p_reason, p_sealed_under, p_actor, programme_now(), p_actor, programme_now())
  on conflict (public_id) do nothing;
  if not found then return 'missing'; end if;
  update wallets set stamp = stamp + 1 where member_id = p_survivor; -- nobody merges the one that stays away meanwhile
  return 'asked';
end $$;

-- Rejects what another asked for, or withdraws what one asked for oneself. Answers moved, own (rejecting what one asked for), not_own
-- (withdrawing what another asked for), own_membership (rejecting what is about points of one's own), decided or missing.
create or replace function move_approval(p_actor bigint, p_public_id uuid, p_state text, p_answer bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_approval approvals;
begin
  perform from wallets where member_id = (select member_id from approvals where public_id = p_public_id) for update;
  select * into v_approval from approvals where public_id = p_public_id for update;
  if not found then return 'missing'; end if;
  if v_approval.state <> 'waiting' then return 'decided'; end if;
  if p_state = 'withdrawn' and v_approval.requested_by <> p_actor then return 'not_own'; end if;
  if p_state <> 'withdrawn' and v_approval.requested_by = p_actor then return 'own'; end if;
  if p_state <> 'withdrawn' and exists (select from members where id in (v_approval.member_id, v_approval.merge_from) and person_id = p_actor)
    then return 'own_membership'; end if;
  update approvals set state = p_state, decided_by = p_actor, decided_at = programme_now(), answer_cipher = p_answer,
    version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_approval.id;
  update wallets set stamp = stamp + 1 where member_id = v_approval.member_id;
  return 'moved';
end $$;

-- The approvals of a batch that commit_decisions accepted: their members' wallets are locked and have not moved since they were read.
create or replace function write_approvals(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare v_wanted bigint; v_written bigint;
begin
  select count(*) into v_wanted from jsonb_to_recordset(batch -> 'approvals') c(n integer) where c.n = any (accepted);
  update approvals a set state = 'approved', decided_by = c."decidedBy", decided_at = programme_now(), journal_version = c."journalVersion",
    version = a.version + 1, changed_by = c."decidedBy", changed_at = programme_now()
  from jsonb_to_recordset(batch -> 'approvals') c(n integer, id uuid, "decidedBy" bigint, "journalVersion" integer)
  where c.n = any (accepted) and a.public_id = c.id and a.state = 'waiting';
  get diagnostics v_written = row_count;
  if v_written <> v_wanted then raise exception 'An approval was decided before it was written'; end if;
end $$;

drop trigger if exists approvals_leave_a_trail on approvals;
create trigger approvals_leave_a_trail after insert or update on approvals for each row execute function write_trail('approval');

revoke execute on function request_approval(bigint, uuid, uuid, bigint, text, bytea, text, uuid, integer) from public;
revoke execute on function request_merge(bigint, uuid, bigint, bigint, bigint, bytea, text) from public;
revoke execute on function move_approval(bigint, uuid, text, bytea) from public;
revoke execute on function write_approvals(jsonb, integer[]) from public;
