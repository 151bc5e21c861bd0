-- Asks a device to sign something: for one purpose, bound to one place, for ten minutes.
create or replace function ask_passkey(p_challenge bytea, p_purpose text, p_person_id bigint, p_bound bytea) returns void
language sql as $$
  insert into passkey_challenges (challenge, purpose, person_id, bound_hash, expires_at)
  values (p_challenge, p_purpose, p_person_id, p_bound, now() + interval '10 minutes')
$$;

-- Whether this was asked of this person for this purpose, in this place; it is used up by the asking.
create or replace function take_passkey_challenge(p_person_id bigint, p_signed jsonb) returns boolean
language plpgsql as $$
begin
  update passkey_challenges set used_at = now()
  where challenge = decode(p_signed ->> 'challenge', 'hex') and purpose = p_signed ->> 'purpose'
    and bound_hash = decode(p_signed ->> 'bound', 'hex') and (person_id = p_person_id or person_id is null)
    and used_at is null and expires_at > now();
  return found;
end
$$;

-- Uses up what a device was asked to sign. Answers passed; stale (asked for something else, used before or run out; not to be counted);
-- refused (no passkey of this person signed it); or copied (its counter went back: there is another with the same key; its owner is told).
create or replace function use_passkey(p_person_id bigint, p_signed jsonb) returns text
language plpgsql as $$
declare
  v_counter bigint := (p_signed ->> 'counter')::bigint;
  v_passkey passkeys;
begin
  if not take_passkey_challenge(p_person_id, p_signed) then return 'stale'; end if;
  select * into v_passkey from passkeys
  where credential_id = decode(p_signed ->> 'credential', 'hex') and person_id = p_person_id for update;
  if not found or not (p_signed ->> 'isRight')::boolean then return 'refused'; end if;
  if v_counter <= v_passkey.counter and (v_counter, v_passkey.counter) <> (0, 0) then
    perform ask_for_mail('passkey-copied:' || (p_signed ->> 'challenge'), 'factor-changed', p_person_id, '{"what": "passkey-copied"}', null);
    return 'copied';
  end if;
  update passkeys set counter = v_counter, last_used_at = now() where id = v_passkey.id;
  return 'passed';
end
$$;

-- Whether a person has a second factor stronger than their mailbox.
create or replace function has_own_factor(p_person_id bigint) returns boolean
language sql stable as $$
  select exists (select from totp_factors where person_id = p_person_id and confirmed_at is not null)
    or exists (select from passkeys where person_id = p_person_id)
$$;
