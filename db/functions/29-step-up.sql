-- A fresh second factor for one redemption, or for one code to be shown. What it was given for stands in its row; the step that
-- needs it uses it up in the statement that writes.

-- A person's live session by its public id; null when it ended.
create or replace function live_session(p_person_id bigint, p_session uuid) returns bigint
language sql stable as $$
  select id from sessions where public_id = p_session and person_id = p_person_id and revoked_at is null and expires_at > now()
$$;

-- Mails a code for one subject to who has no factor of their own. Answers mailed, lately (the one before, sent within the minute, holds),
-- throttled (five an hour a person), own_factor or expired (the session ended).
create or replace function mail_proof(
  p_person_id bigint, p_session uuid, p_subject bytea, p_code_hash bytea, p_secret text, p_data jsonb
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_session bigint := live_session(p_person_id, p_session);
begin
  if v_session is null then return 'expired'; end if;
  if has_own_factor(p_person_id) then return 'own_factor'; end if;
  delete from mailed_proofs where session_id = v_session and expires_at <= now();
  if exists (select from mailed_proofs where session_id = v_session and subject = p_subject and sent_at > now() - interval '1 minute') then
    return 'lately';
  end if;
  if not throttle_take(sha256(convert_to('mailed-proof:' || p_person_id, 'UTF8')), 5, interval '1 hour') then return 'throttled'; end if;
  insert into mailed_proofs as m (session_id, subject, code_hash, expires_at)
  values (v_session, p_subject, p_code_hash, now() + interval '10 minutes')
  on conflict (session_id, subject) do update set code_hash = excluded.code_hash, tries = 0, sent_at = now(), expires_at = excluded.expires_at,
    used_at = null where m.sent_at <= now() - interval '1 minute';
  if not found then return 'lately'; end if;
  perform ask_for_mail('step-up-code:' || encode(p_code_hash, 'hex'), 'step-up-code', p_person_id, p_data, p_secret);
  return 'mailed';
end
$$;

-- The factor's turn; a mailed code counts for what it was mailed for alone. Answers as answer_factor does, and not_mailed.
create or replace function answer_step_up(
  p_person_id bigint, p_session bigint, p_kind text, p_step integer, p_hash bytea, p_signed jsonb, p_subject bytea
) returns text language plpgsql as $$
declare
  v_mailed mailed_proofs;
  v_status text;
begin
  if p_kind <> 'email_code' then return answer_factor(p_person_id, p_kind, p_step, p_hash, null, p_signed); end if;
  select * into v_mailed from mailed_proofs
  where session_id = p_session and subject = p_subject and used_at is null and expires_at > now() and tries < 5 for update;
  if not found then return 'not_mailed'; end if;
  v_status := answer_factor(p_person_id, p_kind, null, p_hash, v_mailed.code_hash, null);
  if v_status = 'passed' then update mailed_proofs set used_at = now() where id = v_mailed.id; end if;
  if v_status = 'refused' then update mailed_proofs set tries = tries + 1 where id = v_mailed.id; end if;
  return v_status;
end
$$;

-- Takes a second factor for one redemption: this reward, all its points, the key of the sheet it was typed on, this session. It stands for
-- five minutes. The same again finds it, so that two clicks on one sheet need no second code. Answers as answer_step_up does, and expired.
create or replace function prove_redemption(
  p_person_id bigint, p_session uuid, p_kind text, p_step integer, p_hash bytea, p_signed jsonb, p_subject bytea,
  p_reward uuid, p_points bigint, p_key bytea
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_session bigint := live_session(p_person_id, p_session);
  v_reward bigint := (select id from rewards where public_id = p_reward);
  v_status text;
begin
  if v_session is null or v_reward is null then return 'expired'; end if;
  -- Answers are given one after the other; whoever was just answered is seen here.
  perform account_failures(email_hash) from people where id = p_person_id;
  if exists (select from redemption_proofs where session_id = v_session and key = p_key and reward_id = v_reward and points = p_points
    and (used_at is not null or expires_at > now())) then return 'passed'; end if;
  v_status := answer_step_up(p_person_id, v_session, p_kind, p_step, p_hash, p_signed, p_subject);
  if v_status <> 'passed' then return v_status; end if;
  delete from redemption_proofs where session_id = v_session and used_at is null and expires_at <= now();
  insert into redemption_proofs as p (session_id, reward_id, points, key, factor, expires_at)
  values (v_session, v_reward, p_points, p_key, p_kind, now() + interval '5 minutes')
  on conflict (session_id, key) do update set reward_id = excluded.reward_id, points = excluded.points, factor = excluded.factor,
    created_at = now(), expires_at = excluded.expires_at where p.used_at is null;
  return 'passed';
end
$$;

-- Shows what a person redeemed, in this session, for so many minutes, after a second factor. Answers as answer_step_up does, expired,
-- and unknown (not theirs).
create or replace function reveal_codes(
  p_person_id bigint, p_session uuid, p_kind text, p_step integer, p_hash bytea, p_signed jsonb, p_subject bytea,
  p_redemption uuid, p_minutes integer
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_session bigint := live_session(p_person_id, p_session);
  v_redemption bigint := (select d.id from redemptions d join members m on m.id = member_now(d.member_id)
    where d.public_id = p_redemption and m.person_id = p_person_id);
  v_status text;
begin
  if v_redemption is null then return 'unknown'; end if;
  if v_session is null then return 'expired'; end if;
  perform account_failures(email_hash) from people where id = p_person_id;
  if exists (select from code_reveals where redemption_id = v_redemption and session_id = v_session and until_ > now()) then return 'passed'; end if;
  v_status := answer_step_up(p_person_id, v_session, p_kind, p_step, p_hash, p_signed, p_subject);
  if v_status <> 'passed' then return v_status; end if;
  insert into code_reveals (redemption_id, session_id, factor, until_)
  values (v_redemption, v_session, p_kind, now() + p_minutes * interval '1 minute');
  return 'passed';
end
$$;

-- Whether a proof stands for exactly this: unused, not run out, its session live and of the member who redeems.
create or replace function proof_stands(p_session uuid, p_key bytea, p_reward bigint, p_points bigint, p_member bigint) returns boolean
language sql stable as $$
  select exists (select from redemption_proofs p
    join sessions s on s.id = p.session_id and s.public_id = p_session and s.revoked_at is null and s.expires_at > now()
    join members m on m.id = p_member and m.person_id = s.person_id
    where p.key = p_key and p.reward_id = p_reward and p.points = p_points and p.used_at is null and p.expires_at > now())
$$;

-- Of a batch, the redemptions that say they were proven and are not; the proofs of the others are locked.
create or replace function unproven_items(batch jsonb) returns integer[]
language plpgsql set search_path = public, pg_temp as $$
begin
  perform 1 from redemption_proofs p where p.id = any (array(
      select q.id from jsonb_to_recordset(batch -> 'proofs') i(session uuid, key text)
      join sessions s on s.public_id = i.session join redemption_proofs q on q.session_id = s.id and q.key = decode(i.key, 'hex')))
    order by p.id for update;
  return array(select i.n from jsonb_to_recordset(batch -> 'proofs') i(n integer, session uuid, key text, reward bigint, points bigint, member bigint)
    where not proof_stands(i.session, decode(i.key, 'hex'), i.reward, i.points, i.member));
end $$;

-- Uses up the proofs of the redemptions that were accepted.
create or replace function use_proofs(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare wanted integer; used integer;
begin
  select count(*) into wanted from jsonb_to_recordset(batch -> 'proofs') i(n integer) where i.n = any (accepted);
  update redemption_proofs p set used_at = now(), redemption_id = d.id
    from jsonb_to_recordset(batch -> 'proofs') i(n integer, session uuid, key text, id uuid)
    join sessions s on s.public_id = i.session join redemptions d on d.public_id = i.id
    where i.n = any (accepted) and p.session_id = s.id and p.key = decode(i.key, 'hex') and p.used_at is null;
  get diagnostics used = row_count;
  if used <> wanted then raise exception '% proofs were to be used, % stood', wanted, used; end if;
end $$;

-- What stands in the way of showing what was redeemed: nothing where it was shown in this session within the time.
create or replace function is_shown_in(p_redemption bigint, p_session uuid, p_minutes integer) returns boolean
language sql stable as $$
  select exists (select from sessions s where s.public_id = p_session and s.revoked_at is null and s.expires_at > now() and (
    exists (select from code_reveals v where v.redemption_id = p_redemption and v.session_id = s.id and v.until_ > now())
    or exists (select from redemption_proofs p where p.redemption_id = p_redemption and p.session_id = s.id
      and p.used_at > now() - p_minutes * interval '1 minute')))
$$;

revoke all on function mail_proof(bigint, uuid, bytea, bytea, text, jsonb),
  prove_redemption(bigint, uuid, text, integer, bytea, jsonb, bytea, uuid, bigint, bytea),
  reveal_codes(bigint, uuid, text, integer, bytea, jsonb, bytea, uuid, integer) from public;
