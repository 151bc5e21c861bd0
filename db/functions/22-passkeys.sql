-- Lets a session enrol a passkey: a second factor given within five minutes, or, by who has none of their own, the password. Answers
-- offered, prove, refused (the password is wrong; counted like a failed sign-in), throttled, needed (staff set up their app first) or full.
create or replace function offer_passkey(
  p_person_id bigint, p_session uuid, p_challenge bytea, p_bound bytea, p_matches boolean
) returns text language plpgsql as $$
declare
  v_person people;
begin
  select * into v_person from people where id = p_person_id and state = 'active';
  if not found then return 'prove'; end if;
  if v_person.role is not null
    and not exists (select from totp_factors where person_id = p_person_id and confirmed_at is not null) then return 'needed'; end if;
  if not is_freshly_proven(p_person_id, p_session) then
    if p_matches is null or has_own_factor(p_person_id) then return 'prove'; end if;
    if account_failures(v_person.email_hash) >= 10 or v_person.failures_in_a_row >= 100 then return 'throttled'; end if;
    if not p_matches then
      perform account_failed(v_person.email_hash, p_person_id, 'password');
      return 'refused';
    end if;
  end if;
  if (select count(*) from passkeys where person_id = p_person_id) >= 20 then return 'full'; end if;
  perform ask_passkey(p_challenge, 'enrol', p_person_id, p_bound);
  return 'offered';
end
$$;

-- Keeps the passkey a session was offered to enrol. Answers enrolled, enrolled_with_codes (there were no recovery codes: these are), stale
-- (not offered, used before, run out, or the session ended) or already (of somebody). Ends every session.
create or replace function enrol_passkey(
  p_person_id bigint, p_session uuid, p_signed jsonb, p_public_id uuid, p_public_key bytea, p_transports text[], p_name bytea,
  p_hashes text[], p_ticket_hash bytea
) returns text language plpgsql as $$
declare
  v_needs_codes boolean;
begin
  perform from people where id = p_person_id and state = 'active' for no key update;
  if not found or not exists (select from sessions where public_id = p_session and person_id = p_person_id
    and revoked_at is null and expires_at > now()) then return 'stale'; end if;
  if not take_passkey_challenge(p_person_id, p_signed) then return 'stale'; end if;
  insert into passkeys (public_id, person_id, credential_id, public_key, counter, transports, name_cipher)
  values (p_public_id, p_person_id, decode(p_signed ->> 'credential', 'hex'), p_public_key, (p_signed ->> 'counter')::bigint, p_transports, p_name)
  on conflict (credential_id) do nothing;
  if not found then return 'already'; end if;
  v_needs_codes := not exists (select from recovery_codes where person_id = p_person_id and used_at is null);
  if v_needs_codes then perform replace_recovery_codes(p_person_id, p_hashes); end if;
  perform ask_for_mail('passkey-added:' || p_public_id, 'factor-changed', p_person_id, '{"what": "passkey-added"}', null);
  perform renew_session(p_person_id, p_session, 'factor-changed', p_ticket_hash, 'passkey');
  return case when v_needs_codes then 'enrolled_with_codes' else 'enrolled' end;
end
$$;

-- Takes a passkey away, and with the last factor the recovery codes. Answers removed, prove (no second factor within five minutes) or none.
create or replace function remove_passkey(p_person_id bigint, p_session uuid, p_passkey uuid, p_ticket_hash bytea) returns text
language plpgsql as $$
begin
  perform from people where id = p_person_id and state = 'active' for no key update;
  if not is_freshly_proven(p_person_id, p_session) then return 'prove'; end if;
  delete from passkeys where public_id = p_passkey and person_id = p_person_id;
  if not found then return 'none'; end if;
  delete from recovery_codes where person_id = p_person_id and not has_own_factor(p_person_id);
  perform ask_for_mail('passkey-removed:' || p_passkey, 'factor-changed', p_person_id, '{"what": "passkey-removed"}', null);
  perform renew_session(p_person_id, p_session, 'factor-changed', p_ticket_hash);
  return 'removed';
end
$$;
