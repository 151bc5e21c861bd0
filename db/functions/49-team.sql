-- The team: who is asked to join it, in which role, and who no longer is of it. Whatever gives or takes a role asks for a second factor
-- given within five minutes.

-- An owner remains, whatever changes people: two owners who demote each other at once meet here, one behind the other, and the second is
-- refused. The functions below say so first; this cannot be talked round.
create or replace function keep_an_owner() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform owners_one_at_a_time();
  if not exists (select from people where role = 'owner' and state = 'active') then
    raise exception 'The programme keeps an owner' using errcode = 'check_violation', constraint = 'people_keep_an_owner';
  end if;
  return null;
end $$;

create or replace function owners_one_at_a_time() returns void language sql as $$
  select pg_advisory_xact_lock(5374173)
$$;

drop trigger if exists people_keep_an_owner on people;
create trigger people_keep_an_owner after update of role, state on people for each row
when (old.role = 'owner' and old.state = 'active' and (new.role is distinct from 'owner' or new.state <> 'active'))
execute function keep_an_owner();

-- Asks somebody by mail to join in a role. Answers invited, prove, or why not: already_staff, deactivated, already_invited, unclaimed (the
-- address of a membership nobody has claimed) or locked.
create or replace function invite_staff(p_actor bigint, p_session uuid, p jsonb, p_token_hash bytea, p_secret text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_email_hash bytea := decode(p ->> 'emailHash', 'base64');
  v_known people;
  v_person_id bigint;
  v_invitation bigint;
begin
  if not is_freshly_proven(p_actor, p_session) then return 'prove'; end if;
  perform pg_advisory_xact_lock(hashtextextended(p ->> 'emailHash', 1)); -- one invitation of an address at a time
  select * into v_known from people where email_hash = v_email_hash and state in ('active', 'locked', 'unclaimed', 'invited')
    order by state = 'invited' limit 1;
  if v_known.state = 'invited' then return 'already_invited'; end if;
  if exists (select from deactivations where person_id = v_known.id and ended_at is null) then return 'deactivated'; end if;
  if v_known.role is not null then return 'already_staff'; end if;
  if v_known.state <> 'active' then return v_known.state; end if;
  if exists (select from people where email_hash = v_email_hash and state = 'invited') then return 'already_invited'; end if;
  insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, locale, role, changed_by)
  values ((p ->> 'personId')::uuid, 'invited', p ->> 'name', decode(p ->> 'wrappedKey', 'base64'), decode(p ->> 'emailCipher', 'base64'),
    v_email_hash, p ->> 'locale', p ->> 'role', p_actor)
  returning id into v_person_id;
  insert into staff_invitations (public_id, person_id, invited_by, token_hash, expires_at)
  values ((p ->> 'invitationId')::uuid, v_person_id, p_actor, p_token_hash, now() + interval '3 days') returning id into v_invitation;
  perform ask_for_mail('staff-invited:' || v_invitation || ':1', 'staff-invited', v_person_id,
    jsonb_build_object('role', p ->> 'role'), p_secret);
  return 'invited';
end $$;

-- Another link, at most one a minute; the one before opens nothing any more. Answers sent, too_soon or gone.
create or replace function resend_invitation(p_actor bigint, p_public_id uuid, p_token_hash bytea, p_secret text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_invitation staff_invitations;
begin
  select * into v_invitation from staff_invitations where public_id = p_public_id for update;
  if not found or v_invitation.accepted_at is not null or v_invitation.withdrawn_at is not null then return 'gone'; end if;
  if v_invitation.sent_at > now() - interval '1 minute' then return 'too_soon'; end if;
  update staff_invitations set token_hash = p_token_hash, times_sent = times_sent + 1, sent_at = now(), expires_at = now() + interval '3 days'
  where id = v_invitation.id returning * into v_invitation;
  perform ask_for_mail('staff-invited:' || v_invitation.id || ':' || v_invitation.times_sent, 'staff-invited', v_invitation.person_id,
    (select jsonb_build_object('role', role) from people where id = v_invitation.person_id), p_secret);
  insert into trail (at, actor_id, action, subject)
  select programme_now(), p_actor, 'person.resend', 'person:' || public_id from people where id = v_invitation.person_id;
  return 'sent';
end $$;

-- Nothing is kept of somebody who was asked and did not come.
create or replace function forget_invited(p_actor bigint, p_person_id bigint) returns void language sql as $$
  update people set state = 'erased', role = null, name = null, wrapped_key = null, email_cipher = null, email_hash = null,
    version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = p_person_id and state = 'invited'
$$;

-- Answers whether there was one to withdraw.
create or replace function withdraw_invitation(p_actor bigint, p_public_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_person_id bigint;
begin
  update staff_invitations set withdrawn_at = now() where public_id = p_public_id and accepted_at is null and withdrawn_at is null
  returning person_id into v_person_id;
  if not found then return false; end if;
  perform forget_invited(p_actor, v_person_id);
  return true;
end $$;

-- The link was used, once. Somebody new sets a password and is led to enrol an app before anything else; who has an account already gets
-- the role there, signs in as ever and enrols if they have none. Answers joined, added, refused or taken (the address was locked meanwhile).
create or replace function accept_invitation(p_token_hash bytea, p_name text, p_password_hash text, p_challenge_hash bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_invitation staff_invitations;
  v_person people;
  v_known people;
begin
  select * into v_invitation from staff_invitations
  where token_hash = p_token_hash and accepted_at is null and withdrawn_at is null and expires_at > now() for update;
  if not found then return 'refused'; end if;
  select * into v_person from people where id = v_invitation.person_id and state = 'invited' for update;
  if not found then return 'refused'; end if;
  perform pg_advisory_xact_lock(hashtextextended(encode(v_person.email_hash, 'hex'), 0)); -- nobody joins with this address meanwhile
  select * into v_known from people where email_hash = v_person.email_hash and state in ('active', 'locked', 'unclaimed') for update;
  if v_known.id is not null and (v_known.state <> 'active' or v_known.role is not null) then return 'taken'; end if;
  if (v_known.id is null) <> (p_password_hash is not null) then return 'refused'; end if;
  update staff_invitations set accepted_at = now() where id = v_invitation.id;
  if v_known.id is not null then
    perform forget_invited(v_known.id, v_person.id);
    update people set role = v_person.role, version = version + 1, changed_by = v_invitation.invited_by, changed_at = programme_now()
    where id = v_known.id;
    perform end_sessions(v_known.id, 'role-changed');
    return 'added';
  end if;
  update people set state = 'active', name = p_name, email_verified_at = now(), password_hash = p_password_hash, password_changed_at = now(),
    version = version + 1, changed_by = id, changed_at = programme_now()
  where id = v_person.id;
  insert into challenges (token_hash, person_id, expires_at, mailbox_proven_at)
  values (p_challenge_hash, v_person.id, now() + interval '10 minutes', now());
  return 'joined';
end $$;

-- Whoever is signed in as this person is not, from their next request on.
create or replace function end_sessions(p_person_id bigint, p_because text) returns void language sql as $$
  update tokens set used_at = now() where person_id = p_person_id and purpose in ('ticket', 'reset') and used_at is null;
  update challenges set expires_at = now() where person_id = p_person_id and passed_at is null and expires_at > now();
  update sessions set revoked_at = now(), revoked_because = p_because where person_id = p_person_id and revoked_at is null;
$$;

-- The colleague an owner is about to change, locked behind whoever else changes the team; or why not.
create or replace function team_member(p_actor bigint, p_session uuid, p_person uuid, p_version integer, out person people, out refusal text)
language plpgsql as $$
begin
  if not is_freshly_proven(p_actor, p_session) then refusal := 'prove'; return; end if;
  perform owners_one_at_a_time();
  select * into person from people where public_id = p_person and (role is not null
    or exists (select from deactivations d where d.person_id = people.id and d.ended_at is null)) and state in ('active', 'locked') for update;
  -- Whether the one who asks is still an owner is asked here again: the other owner may just have changed that.
  if not exists (select from people where id = p_actor and role = 'owner' and state = 'active') then refusal := 'missing';
  elsif person.id is null then refusal := 'missing';
  elsif person.id = p_actor then refusal := 'own';
  elsif p_version is not null and person.version <> p_version then refusal := 'stale';
  end if;
end $$;

create or replace function is_last_owner(p_person people) returns boolean language sql stable as $$
  select p_person.role = 'owner' and p_person.state = 'active'
    and not exists (select from people where role = 'owner' and state = 'active' and id <> p_person.id)
$$;

-- Tells somebody by mail what became of their being staff, once for each version of them.
create or replace function tell_staff_changed(p_person people, p_what jsonb) returns void language sql as $$
  select ask_for_mail('staff-changed:' || p_person.id || ':' || p_person.version, 'staff-changed', p_person.id, p_what, null)
$$;

-- Answers changed, or prove, missing, own, stale, last_owner, deactivated.
create or replace function change_role(p_actor bigint, p_session uuid, p_person uuid, p_version integer, p_role text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v record; v_person people;
begin
  select * into v from team_member(p_actor, p_session, p_person, p_version);
  if v.refusal is not null then return v.refusal; end if;
  v_person := v.person;
  if v_person.role is null then return 'deactivated'; end if;
  if p_role <> 'owner' and is_last_owner(v_person) then return 'last_owner'; end if;
  if p_role = v_person.role then return 'changed'; end if;
  update people set role = p_role, version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_person.id;
  perform tell_staff_changed(v_person, jsonb_build_object('what', 'role', 'role', p_role));
  return 'changed';
end $$;

-- Ends somebody's being staff, their sessions and their shift. Who has a membership of their own keeps that; nobody else can sign in any
-- more. Answers deactivated, or prove, missing, own, stale, last_owner.
create or replace function deactivate_staff(p_actor bigint, p_session uuid, p_person uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v record; v_person people; v_shift uuid;
begin
  select * into v from team_member(p_actor, p_session, p_person, p_version);
  if v.refusal is not null then return v.refusal; end if;
  v_person := v.person;
  if v_person.role is null then return 'deactivated'; end if;
  if is_last_owner(v_person) then return 'last_owner'; end if;
  insert into deactivations (person_id, role, deactivated_by, deactivated_at) values (v_person.id, v_person.role, p_actor, programme_now());
  update people set role = null,
    state = case when exists (select from members where person_id = v_person.id and state in ('active', 'locked')) then state else 'locked' end,
    version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_person.id;
  perform end_sessions(v_person.id, 'deactivated');
  select public_id into v_shift from shifts where person_id = v_person.id and closed_at is null;
  if found then perform close_shift(v_person.id, v_shift, null, null); end if;
  perform tell_staff_changed(v_person, '{"what": "deactivated"}');
  return 'deactivated';
end $$;

-- Back in the role they had. Answers reactivated, or prove, missing, own, stale.
create or replace function reactivate_staff(p_actor bigint, p_session uuid, p_person uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v record; v_person people; v_role text;
begin
  select * into v from team_member(p_actor, p_session, p_person, p_version);
  if v.refusal is not null then return v.refusal; end if;
  v_person := v.person;
  update deactivations set ended_at = programme_now() where person_id = v_person.id and ended_at is null returning role into v_role;
  if not found then return 'reactivated'; end if;
  update people set role = v_role, state = 'active', version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_person.id;
  perform tell_staff_changed(v_person, jsonb_build_object('what', 'reactivated', 'role', v_role));
  return 'reactivated';
end $$;

-- Takes a colleague's app, passkeys and recovery codes away and ends their sessions: signing in next, they enrol another before anything else.
-- Answers reset, or prove, missing, own.
create or replace function reset_factor(p_actor bigint, p_session uuid, p_person uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v record; v_person people; v_trail bigint;
begin
  select * into v from team_member(p_actor, p_session, p_person, null);
  if v.refusal is not null then return v.refusal; end if;
  v_person := v.person;
  delete from totp_factors where person_id = v_person.id;
  delete from passkeys where person_id = v_person.id;
  delete from recovery_codes where person_id = v_person.id;
  perform end_sessions(v_person.id, 'factor-changed');
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), p_actor, 'person.reset_factor', 'person:' || v_person.public_id, '{"factor": "set"}', '{"factor": "to_set"}')
  returning id into v_trail;
  perform ask_for_mail('staff-factor:' || v_trail, 'staff-changed', v_person.id, '{"what": "factor"}', null);
  return 'reset';
end $$;

revoke execute on function keep_an_owner(), tell_staff_changed(people, jsonb), invite_staff(bigint, uuid, jsonb, bytea, text), resend_invitation(bigint, uuid, bytea, text),
  withdraw_invitation(bigint, uuid), accept_invitation(bytea, text, text, bytea), forget_invited(bigint, bigint),
  team_member(bigint, uuid, uuid, integer), change_role(bigint, uuid, uuid, integer, text), deactivate_staff(bigint, uuid, uuid, integer),
  reactivate_staff(bigint, uuid, uuid, integer), reset_factor(bigint, uuid, uuid) from public;
