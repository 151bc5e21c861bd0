-- A mail to be sent; its reason keeps it from being asked for twice. No address and no name goes in, only who it is for.
create or replace function ask_for_mail(p_reason text, p_template text, p_person_id bigint, p_data jsonb, p_secret text)
returns void language sql as $$
  insert into outbox (reason, task, payload)
  values (p_reason, 'mail', jsonb_strip_nulls(jsonb_build_object(
    'template', p_template, 'personId', p_person_id, 'data', p_data, 'secret', p_secret)))
  on conflict (reason) do nothing
$$;

-- The password's turn. Answers passed (a challenge stands), refused (also for an unknown address), merged (the membership leads to another
-- of the same person, who signs in there) or throttled.
create or replace function answer_password(
  p_email_hash bytea, p_person_id bigint, p_matches boolean, p_password_hash text, p_token_hash bytea, p_return_to text,
  p_code_hash bytea, p_code_secret text
) returns text language plpgsql as $$
declare
  v_failures integer := account_failures(p_email_hash);
  v_person people;
  v_has_factor boolean;
  v_challenge bigint;
begin
  if v_failures >= 10 then return 'throttled'; end if;
  select * into v_person from people where id = p_person_id and state = 'active' for no key update;
  if not found or not p_matches or v_person.password_hash is distinct from p_password_hash or v_person.failures_in_a_row >= 100 then
    perform account_failed(p_email_hash, p_person_id, 'password');
    return 'refused';
  end if;
  if v_person.role is null and exists (select from members where person_id = p_person_id and state = 'merged') then return 'merged'; end if;
  v_has_factor := has_own_factor(p_person_id);
  insert into challenges (token_hash, person_id, return_to, expires_at, email_code_hash, email_code_sent_at)
  values (p_token_hash, p_person_id, p_return_to, now() + interval '10 minutes',
    case when not v_has_factor then p_code_hash end, case when not v_has_factor then now() end)
  returning id into v_challenge;
  if not v_has_factor then
    perform ask_for_mail('sign-in-code:' || v_challenge, 'sign-in-code', p_person_id, '{}', p_code_secret);
  end if;
  return 'passed';
end
$$;

-- Another code by mail, at most one a minute and five a challenge; the one before no longer counts.
create or replace function resend_code(p_token_hash bytea, p_code_hash bytea, p_code_secret text) returns boolean
language plpgsql as $$
declare
  v_challenge challenges;
begin
  select * into v_challenge from challenges
  where token_hash = p_token_hash and passed_at is null and mailbox_proven_at is null and expires_at > now()
    and email_code_hash is not null and email_code_sent_at < now() - interval '1 minute' for update;
  if not found or not throttle_take(sha256('resend:'::bytea || p_token_hash), 5, interval '1 hour') then return false; end if;
  update challenges set email_code_hash = p_code_hash, email_code_sent_at = now() where id = v_challenge.id;
  perform ask_for_mail(
    'sign-in-code:' || v_challenge.id || ':' || extract(epoch from now()), 'sign-in-code', v_challenge.person_id, '{}', p_code_secret);
  return true;
end
$$;

-- Uses up one second factor of a person: each TOTP step, recovery code, mailed code and passkey's answer works once. Answers passed,
-- refused (counted), used (the code is right, its step was taken before; not counted) or throttled; of a passkey also stale and copied.
drop function if exists answer_factor(bigint, text, integer, bytea, bytea);
create or replace function answer_factor(
  p_person_id bigint, p_kind text, p_step integer, p_hash bytea, p_mailed_hash bytea, p_signed jsonb default null
) returns text language plpgsql as $$
declare
  v_person people;
  v_failures integer;
  v_left integer;
  v_status text;
begin
  select * into v_person from people where id = p_person_id and state = 'active';
  if not found then return 'refused'; end if;
  v_failures := account_failures(v_person.email_hash);
  select * into v_person from people where id = p_person_id and state = 'active' for no key update;
  if not found then return 'refused'; end if;
  if v_failures >= 10 or v_person.failures_in_a_row >= 100 then return 'throttled'; end if;

  if p_kind = 'totp' and p_step is not null then
    update totp_factors set last_step = p_step
    where person_id = p_person_id and confirmed_at is not null and last_step < p_step;
    if not found then return 'used'; end if;
  elsif p_kind = 'recovery_code' then
    update recovery_codes set used_at = now() where person_id = p_person_id and hash = p_hash and used_at is null;
    if not found then
      perform account_failed(v_person.email_hash, p_person_id);
      return 'refused';
    end if;
    select count(*) into v_left from recovery_codes where person_id = p_person_id and used_at is null;
    perform ask_for_mail('recovery-code-used:' || encode(p_hash, 'hex'), 'factor-changed', p_person_id,
      jsonb_build_object('what', 'recovery-code-used', 'left', v_left), null);
  elsif p_kind = 'passkey' then
    v_status := use_passkey(p_person_id, p_signed);
    if v_status in ('refused', 'copied') then perform account_failed(v_person.email_hash, p_person_id, 'passkey'); end if;
    if v_status <> 'passed' then return v_status; end if;
  elsif p_kind = 'email_code' and p_hash = p_mailed_hash and not has_own_factor(p_person_id) then
    null;
  else
    perform account_failed(v_person.email_hash, p_person_id);
    return 'refused';
  end if;
  update people set failures_in_a_row = 0 where id = p_person_id and failures_in_a_row <> 0;
  return 'passed';
end
$$;

-- The second factor's turn, five tries a challenge. Passed leaves a ticket; mailbox_proven lets staff enrol an app and nothing else.
drop function if exists answer_challenge(bytea, text, integer, bytea, bytea, text, bytea);
create or replace function answer_challenge(
  p_token_hash bytea, p_kind text, p_step integer, p_hash bytea,
  p_ticket_hash bytea, p_device text, p_device_hash bytea, p_signed jsonb default null
) returns text language plpgsql as $$
declare
  v_challenge challenges;
  v_status text;
begin
  select * into v_challenge from challenges where token_hash = p_token_hash for update;
  if not found or v_challenge.passed_at is not null or v_challenge.mailbox_proven_at is not null
    or v_challenge.expires_at <= now() then return 'expired'; end if;
  if exists (select from people where id = v_challenge.person_id and password_changed_at > v_challenge.created_at) then
    return 'expired';
  end if;
  if v_challenge.tries >= 5 then return 'exhausted'; end if;

  v_status := answer_factor(v_challenge.person_id, p_kind, p_step, p_hash, v_challenge.email_code_hash, p_signed);
  if v_status in ('refused', 'copied') then
    update challenges set tries = tries + 1 where id = v_challenge.id;
    return case when v_challenge.tries + 1 >= 5 then 'exhausted' else v_status end;
  end if;
  if v_status <> 'passed' then return v_status; end if;
  -- Asked again, now that whoever was just setting the password anew has been waited for.
  if exists (select from people where id = v_challenge.person_id and password_changed_at > v_challenge.created_at) then
    return 'expired';
  end if;

  if p_kind = 'email_code' and exists (select from people where id = v_challenge.person_id and role is not null) then
    update challenges set mailbox_proven_at = now(), email_code_hash = null where id = v_challenge.id;
    return 'mailbox_proven';
  end if;
  update challenges set passed_at = now(), email_code_hash = null where id = v_challenge.id;
  perform issue_ticket(v_challenge.person_id, p_ticket_hash, p_kind, p_device, p_device_hash);
  return 'passed';
end
$$;

-- A passkey alone: who has it, and who unlocked it, in one; no password and no challenge before it. Answers passed (a ticket stands),
-- merged (as the password would), or what answer_factor answers.
create or replace function sign_in_with_passkey(
  p_person_id bigint, p_signed jsonb, p_ticket_hash bytea, p_device text, p_device_hash bytea
) returns text language plpgsql as $$
declare
  v_status text := answer_factor(p_person_id, 'passkey', null, null, null, p_signed);
begin
  if v_status <> 'passed' then return v_status; end if;
  if exists (select from members m join people p on p.id = m.person_id
    where p.id = p_person_id and p.role is null and m.state = 'merged') then return 'merged'; end if;
  perform issue_ticket(p_person_id, p_ticket_hash, 'passkey', p_device, p_device_hash);
  return 'passed';
end
$$;

-- The only credential the session cookie is made from; the browser never sees it.
create or replace function issue_ticket(
  p_person_id bigint, p_ticket_hash bytea, p_strength text, p_device text, p_device_hash bytea
) returns void language sql as $$
  insert into tokens (hash, purpose, person_id, strength, device, device_hash, expires_at)
  values (p_ticket_hash, 'ticket', p_person_id, p_strength, p_device, p_device_hash, now() + interval '1 minute')
$$;

-- Turns a ticket into a session, once; null for one that was used, ran out or never was. Thirty days for members, twelve hours
-- for staff. The person is locked first, so that a session cannot slip past a change that ends all of them.
create or replace function consume_ticket(p_ticket_hash bytea, p_session_public_id uuid) returns uuid
language plpgsql as $$
declare
  v_person people;
  v_ticket tokens;
  v_is_new boolean;
begin
  select p.* into v_person from people p join tokens t on t.person_id = p.id
  where t.hash = p_ticket_hash and p.state = 'active' for no key update of p;
  if not found then return null; end if;
  update tokens set used_at = now()
  where hash = p_ticket_hash and purpose = 'ticket' and used_at is null and expires_at > now()
  returning * into v_ticket;
  if not found then return null; end if;

  select count(*) > 0 and count(*) filter (where device_hash = v_ticket.device_hash) = 0 into v_is_new
  from sessions where person_id = v_person.id;
  insert into sessions (public_id, person_id, strength, device, device_hash, proven_at, expires_at)
  values (p_session_public_id, v_person.id, v_ticket.strength, v_ticket.device, v_ticket.device_hash,
    coalesce(v_ticket.proven_at, now()),
    now() + case when v_person.role is null then interval '30 days' else interval '12 hours' end);
  if v_is_new then
    perform ask_for_mail('new-device:' || p_session_public_id, 'new-device', v_person.id,
      jsonb_build_object('device', v_ticket.device, 'at', now()), null);
  end if;
  return p_session_public_id;
end
$$;
