-- Answers changed, refused (the current password is wrong; counted like a failed sign-in) or throttled.
create or replace function change_password(
  p_person_id bigint, p_session uuid, p_matches boolean, p_old_hash text, p_new_hash text, p_ticket_hash bytea
) returns text language plpgsql as $$
declare
  v_email_hash bytea;
begin
  select email_hash into v_email_hash from people where id = p_person_id and state = 'active';
  if not found then return 'refused'; end if;
  if account_failures(v_email_hash) >= 10 then return 'throttled'; end if;
  update people set password_hash = p_new_hash, password_changed_at = now(), changed_by = p_person_id
  where id = p_person_id and p_matches and password_hash = p_old_hash;
  if not found then
    perform account_failed(v_email_hash, p_person_id, 'password');
    return 'refused';
  end if;
  perform ask_for_mail('password-changed:' || encode(p_ticket_hash, 'hex'), 'password-changed', p_person_id, '{}', null);
  perform renew_session(p_person_id, p_session, 'password-changed', p_ticket_hash);
  return 'changed';
end
$$;

-- Asks for a link to set a new password, three an hour an address. Says nothing about whether the address is known.
create or replace function request_reset(p_email_hash bytea, p_token_hash bytea, p_secret text) returns void
language plpgsql as $$
declare
  v_person_id bigint;
begin
  if not throttle_take(sha256('reset:'::bytea || p_email_hash), 3, interval '1 hour') then return; end if;
  select id into v_person_id from people where email_hash = p_email_hash and state = 'active';
  if not found then return; end if;
  insert into tokens (hash, purpose, person_id, expires_at)
  values (p_token_hash, 'reset', v_person_id, now() + interval '1 hour');
  perform ask_for_mail('reset:' || encode(p_token_hash, 'hex'), 'reset-password', v_person_id, '{}', p_secret);
end
$$;

-- Sets the password a reset link allows, once, and ends every session. The second factor stays as it was.
create or replace function reset_password(p_token_hash bytea, p_new_hash text) returns boolean
language plpgsql as $$
declare
  v_person people;
begin
  select p.* into v_person from people p join tokens t on t.person_id = p.id
  where t.hash = p_token_hash and p.state = 'active';
  if not found then return false; end if;
  perform account_failures(v_person.email_hash);
  perform from people where id = v_person.id and state = 'active' for no key update;
  if not found then return false; end if;
  update tokens set used_at = now()
  where hash = p_token_hash and purpose = 'reset' and used_at is null and expires_at > now();
  if not found then return false; end if;
  update people set password_hash = p_new_hash, password_changed_at = now(), failures_in_a_row = 0, changed_by = id
  where id = v_person.id;
  update throttles set count = 0 where key = account_key(v_person.email_hash);
  update tokens set used_at = now() where person_id = v_person.id and purpose in ('reset', 'ticket') and used_at is null;
  update sessions set revoked_at = now(), revoked_because = 'password-changed'
  where person_id = v_person.id and revoked_at is null;
  perform ask_for_mail('password-changed:' || encode(p_token_hash, 'hex'), 'password-changed', v_person.id, '{}', null);
  return true;
end
$$;
