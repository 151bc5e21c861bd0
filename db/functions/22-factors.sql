-- Ends every session of a person, the asking one too, and leaves a ticket for the browser that asked: a copied cookie is worth
-- nothing after a factor or the password changed. The ticket takes over how strongly and when that browser had proved itself, or says
-- which factor it has just enrolled.
drop function if exists renew_session(bigint, uuid, text, bytea, boolean);
create or replace function renew_session(
  p_person_id bigint, p_session uuid, p_because text, p_ticket_hash bytea, p_enrolled text default null
) returns void language sql as $$
  update tokens set used_at = now() where person_id = p_person_id and purpose = 'ticket' and used_at is null;
  insert into tokens (hash, purpose, person_id, strength, device, device_hash, proven_at, expires_at)
  select p_ticket_hash, 'ticket', p_person_id, coalesce(p_enrolled, strength), device, device_hash,
    case when p_enrolled is null then proven_at else now() end, now() + interval '1 minute'
  from sessions where public_id = p_session and person_id = p_person_id and revoked_at is null and expires_at > now();
  update sessions set revoked_at = now(), revoked_because = p_because where person_id = p_person_id and revoked_at is null;
$$;

-- Whether this session is live and its person gave a second factor within five minutes.
create or replace function is_freshly_proven(p_person_id bigint, p_session uuid) returns boolean
language sql stable as $$
  select exists (select from sessions where public_id = p_session and person_id = p_person_id
    and revoked_at is null and expires_at > now() and proven_at > now() - interval '5 minutes')
$$;

-- The second factor given anew within a session. Answers as answer_factor does.
drop function if exists prove_again(bigint, uuid, text, integer, bytea);
create or replace function prove_again(
  p_person_id bigint, p_session uuid, p_kind text, p_step integer, p_hash bytea, p_signed jsonb default null
) returns text language plpgsql as $$
declare
  v_status text := answer_factor(p_person_id, p_kind, p_step, p_hash, null, p_signed);
begin
  if v_status = 'passed' then
    update sessions set proven_at = now() where public_id = p_session and person_id = p_person_id and revoked_at is null;
  end if;
  return v_status;
end
$$;

create or replace function replace_recovery_codes(p_person_id bigint, p_hashes text[]) returns void
language sql as $$
  delete from recovery_codes where person_id = p_person_id;
  insert into recovery_codes (person_id, hash) select p_person_id, decode(each, 'hex') from unnest(p_hashes) each;
$$;

-- The first authenticator app of a person: one of fifty at once. Answers enrolled or already.
create or replace function add_totp(p_person_id bigint, p_secret bytea, p_step integer, p_hashes text[]) returns boolean
language plpgsql as $$
begin
  insert into totp_factors (person_id, secret_cipher, confirmed_at, last_step) values (p_person_id, p_secret, now(), p_step)
  on conflict (person_id) where confirmed_at is not null do nothing;
  if not found then return false; end if;
  perform replace_recovery_codes(p_person_id, p_hashes);
  perform ask_for_mail('totp-enrolled:' || p_person_id || ':' || p_step, 'factor-changed', p_person_id,
    '{"what": "totp-enrolled"}', null);
  return true;
end
$$;

create or replace function enrol_totp(
  p_person_id bigint, p_session uuid, p_secret bytea, p_step integer, p_hashes text[], p_ticket_hash bytea
) returns text language plpgsql as $$
begin
  perform from people where id = p_person_id and state = 'active' for no key update;
  if not found or not exists (select from sessions where public_id = p_session and person_id = p_person_id
    and revoked_at is null and expires_at > now()) then return 'expired'; end if;
  if exists (select from passkeys where person_id = p_person_id) and not is_freshly_proven(p_person_id, p_session) then return 'prove'; end if;
  if not add_totp(p_person_id, p_secret, p_step, p_hashes) then return 'already'; end if;
  perform renew_session(p_person_id, p_session, 'factor-changed', p_ticket_hash, 'totp');
  return 'enrolled';
end
$$;

-- Staff who proved their mailbox enrol an app before they are let in.
create or replace function enrol_totp_at_sign_in(
  p_token_hash bytea, p_secret bytea, p_step integer, p_hashes text[], p_ticket_hash bytea, p_device text, p_device_hash bytea
) returns text language plpgsql as $$
declare
  v_challenge challenges;
begin
  perform from people p join challenges c on c.person_id = p.id
  where c.token_hash = p_token_hash and p.state = 'active'
    and (p.password_changed_at is null or p.password_changed_at <= c.created_at) for no key update of p;
  if not found then return 'expired'; end if;
  update challenges set passed_at = now()
  where token_hash = p_token_hash and mailbox_proven_at is not null and passed_at is null and expires_at > now()
  returning * into v_challenge;
  if not found then return 'expired'; end if;
  if not add_totp(v_challenge.person_id, p_secret, p_step, p_hashes) then return 'already'; end if;
  update sessions set revoked_at = now(), revoked_because = 'factor-changed'
  where person_id = v_challenge.person_id and revoked_at is null;
  perform issue_ticket(v_challenge.person_id, p_ticket_hash, 'totp', p_device, p_device_hash);
  return 'enrolled';
end
$$;

-- Takes the app away, and with the last factor the recovery codes. Answers removed, prove (no second factor within five minutes), needed (staff) or none.
create or replace function remove_totp(p_person_id bigint, p_session uuid, p_ticket_hash bytea) returns text
language plpgsql as $$
declare
  v_role text;
  v_factor bigint;
begin
  select role into v_role from people where id = p_person_id and state = 'active' for no key update;
  if not is_freshly_proven(p_person_id, p_session) then return 'prove'; end if;
  if v_role is not null then return 'needed'; end if;
  delete from totp_factors where person_id = p_person_id returning id into v_factor;
  if not found then return 'none'; end if;
  delete from recovery_codes where person_id = p_person_id and not has_own_factor(p_person_id);
  perform ask_for_mail('totp-removed:' || v_factor, 'factor-changed', p_person_id, '{"what": "totp-removed"}', null);
  perform renew_session(p_person_id, p_session, 'factor-changed', p_ticket_hash);
  return 'removed';
end
$$;

-- Ten new recovery codes instead of all before. Answers issued, prove or none (nobody without an app or a passkey needs them).
create or replace function issue_recovery_codes(p_person_id bigint, p_session uuid, p_hashes text[], p_ticket_hash bytea)
returns text language plpgsql as $$
begin
  perform from people where id = p_person_id and state = 'active' for no key update;
  if not is_freshly_proven(p_person_id, p_session) then return 'prove'; end if;
  if not has_own_factor(p_person_id) then return 'none'; end if;
  perform replace_recovery_codes(p_person_id, p_hashes);
  perform ask_for_mail('recovery-codes-issued:' || encode(p_ticket_hash, 'hex'), 'factor-changed', p_person_id,
    '{"what": "recovery-codes-issued"}', null);
  perform renew_session(p_person_id, p_session, 'factor-changed', p_ticket_hash);
  return 'issued';
end
$$;
