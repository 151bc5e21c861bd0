-- Somebody asks to join: a person who claims nothing yet, the consent they gave, and a link by mail. An address that has an
-- account is told so by mail instead; the answer here is the same. Three mails an hour an address.
create or replace function ask_to_join(p_email_hash bytea, p_person jsonb, p_token_hash bytea, p_secret text) returns void
language plpgsql as $$
declare
  v_person_id bigint;
begin
  if not throttle_take(sha256('join:'::bytea || p_email_hash), 3, interval '1 hour') then return; end if;
  select id into v_person_id from people where email_hash = p_email_hash and state in ('active', 'locked');
  -- The address of a membership that was merged: whoever holds the one that stayed is told.
  if not found then
    select s.person_id into v_person_id from people p join members d on d.person_id = p.id and d.state = 'merged'
      join members s on s.id = member_now(d.id) and s.state in ('active', 'locked')
      where p.email_hash = p_email_hash and p.state = 'unclaimed';
  end if;
  if found then
    perform ask_for_mail('already-member:' || encode(p_token_hash, 'hex'), 'already-member', v_person_id, '{}', null);
    return;
  end if;
  insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, birthday_cipher, locale, password_hash, referred_by)
  select (p_person ->> 'publicId')::uuid, 'joining', p_person ->> 'name', decode(p_person ->> 'wrappedKey', 'base64'),
    decode(p_person ->> 'emailCipher', 'base64'), p_email_hash, decode(p_person ->> 'birthdayCipher', 'base64'),
    p_person ->> 'locale', p_person ->> 'passwordHash',
    (select m.id from members n join members m on m.id = member_now(n.id) where n.number = p_person ->> 'referral' and m.state = 'active')
  returning id into v_person_id;
  insert into consents (person_id, purpose, policy_version, locale)
  values (v_person_id, 'membership', p_person ->> 'policyVersion', p_person ->> 'locale');
  insert into tokens (hash, purpose, person_id, expires_at)
  values (p_token_hash, 'verify_email', v_person_id, now() + interval '1 day');
  perform ask_for_mail('verify-email:' || encode(p_token_hash, 'hex'), 'verify-email', v_person_id, '{}', p_secret);
end
$$;

-- The link of the mail was used: the address is theirs. Makes the membership, or hands over the unclaimed one that holds this
-- address with all its history, once. Answers joined, claimed, already (another account has the address) or refused.
create or replace function verify_email(
  p_token_hash bytea, p_member_public_id uuid, p_number text, p_phone_cipher bytea, p_phone_hash bytea
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_person people;
  v_unclaimed people;
  v_survivor members;
  v_member_id bigint;
begin
  select p.* into v_person from people p join tokens t on t.person_id = p.id
  where t.hash = p_token_hash and t.purpose = 'verify_email' and p.state = 'joining';
  if not found then return 'refused'; end if;
  perform pg_advisory_xact_lock(hashtextextended(encode(v_person.email_hash, 'hex'), 0)); -- one claimant of an address at a time
  update tokens set used_at = now()
  where hash = p_token_hash and purpose = 'verify_email' and used_at is null and expires_at > now();
  if not found then return 'refused'; end if;
  if exists (select from people where email_hash = v_person.email_hash and state in ('active', 'locked')) then
    perform forget_joining(v_person.email_hash, null);
    return 'already';
  end if;

  select * into v_unclaimed from people where email_hash = v_person.email_hash and state = 'unclaimed' for update;
  -- A merged membership hands over the one it leads to; where that has its person already, nothing is made.
  select s.* into v_survivor from members d join members s on s.id = member_now(d.id) where d.person_id = v_unclaimed.id and d.state = 'merged';
  if v_survivor.state in ('active', 'locked') then
    perform forget_joining(v_person.email_hash, null);
    return 'already';
  end if;
  update members set person_id = v_person.id, state = 'active', claimed_at = programme_now(), version = version + 1,
    changed_by = v_person.id, changed_at = now()
  where (person_id = v_unclaimed.id or id = v_survivor.id) and state = 'unclaimed' returning id into v_member_id;
  if v_unclaimed.id is not null then
    update deliveries set person_id = v_person.id where person_id = v_unclaimed.id;
    update people set state = 'erased', name = null, wrapped_key = null, email_cipher = null, email_hash = null,
      phone_cipher = null, phone_hash = null, birthday_cipher = null, address_cipher = null, changed_at = now()
    where id in (v_unclaimed.id, v_survivor.person_id);
  end if;
  update people set state = 'active', email_verified_at = now(), phone_cipher = p_phone_cipher, phone_hash = p_phone_hash,
    changed_by = id, changed_at = now()
  where id = v_person.id;
  if v_member_id is null then
    insert into members (public_id, state, person_id, number, joined_at, claimed_at, changed_by)
    values (p_member_public_id, 'active', v_person.id, p_number, programme_now(), programme_now(), v_person.id)
    returning id into v_member_id;
    insert into wallets (member_id) values (v_member_id);
  else
    update wallets set stamp = stamp + 1 where member_id = v_member_id;
  end if;
  insert into referrals (member_id, referrer_id, look_at, created_at)
  select v_member_id, v_person.referred_by, programme_now(), programme_now()
  where v_person.referred_by is not null and v_person.referred_by <> v_member_id;
  perform forget_joining(v_person.email_hash, v_person.id);
  perform ask_for_mail('welcome:' || v_person.public_id, 'welcome', v_person.id,
    jsonb_build_object('claimed', v_unclaimed.id is not null), null);
  return case when v_unclaimed.id is null then 'joined' else 'claimed' end;
end
$$;

-- Other attempts to join with an address that now has its account; nothing but the attempt is known of them.
create or replace function forget_joining(p_email_hash bytea, p_but bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_people bigint[] := array(
    select id from people where email_hash = p_email_hash and state = 'joining' and id is distinct from p_but for update);
begin
  delete from tokens where person_id = any (v_people);
  delete from consents where person_id = any (v_people);
  delete from deliveries where person_id = any (v_people);
  delete from people where id = any (v_people);
end
$$;
