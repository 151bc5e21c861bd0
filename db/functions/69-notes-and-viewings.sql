-- What staff write about a membership, mails they have sent once more, and leaves to see a member's pages. Each act is trail, under the member.

create or replace function tell_of_member(p_actor bigint, p_action text, p_member_id bigint, p_after jsonb) returns void
language sql as $$
  insert into trail (at, actor_id, action, subject, after)
  select programme_now(), p_actor, p_action, 'member:' || m.public_id, p_after from members m where m.id = p_member_id
$$;

-- The membership words may be written about, under the key they were sealed with: null when it is another by now, and they have to be sealed anew.
create or replace function member_sealed_with(p_member uuid, p_under text, p_key bytea) returns bigint
language sql as $$
  select m.id from members m left join people p on p.id = m.person_id
  where m.public_id = p_member and m.kind = 'person' and case p_under when 'portal' then p.wrapped_key is null or p.state not in ('active', 'locked')
    else p.state in ('active', 'locked') and p.wrapped_key = p_key end
  for key share of m
$$;

-- Answers written, or missing.
create or replace function write_note(p_actor bigint, p_note uuid, p_member uuid, p_cipher bytea, p_under text, p_key bytea, p_is_pinned boolean)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_member bigint := member_sealed_with(p_member, p_under, p_key); v_note bigint;
begin
  if v_member is null then return 'missing'; end if;
  insert into notes (public_id, member_id, created_at, changed_by, changed_at, pinned_at)
  values (p_note, v_member, programme_now(), p_actor, programme_now(), case when p_is_pinned then programme_now() end)
  on conflict (public_id) do nothing returning id into v_note;
  if v_note is null then return 'written'; end if; -- the same form sent twice
  insert into note_wordings (note_id, number, words_cipher, sealed_under, author_id, at)
  values (v_note, 1, p_cipher, p_under, p_actor, programme_now());
  perform tell_of_member(p_actor, 'note.write', v_member, jsonb_build_object('note', p_note));
  return 'written';
end $$;

-- A correction: a new wording; those before it stay. Answers corrected, stale or missing.
create or replace function correct_note(p_actor bigint, p_note uuid, p_version integer, p_cipher bytea, p_under text, p_key bytea)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_note notes;
begin
  select * into v_note from notes where public_id = p_note for update;
  if not found or member_sealed_with((select public_id from members where id = v_note.member_id), p_under, p_key) is null then return 'missing'; end if;
  if v_note.version <> p_version or v_note.removed_at is not null then return 'stale'; end if;
  insert into note_wordings (note_id, number, words_cipher, sealed_under, author_id, at)
  select v_note.id, max(number) + 1, p_cipher, p_under, p_actor, programme_now() from note_wordings where note_id = v_note.id;
  update notes set version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_note.id;
  perform tell_of_member(p_actor, 'note.correct', v_note.member_id, jsonb_build_object('note', p_note));
  return 'corrected';
end $$;

-- pin, unpin, remove or restore. Answers moved, stale (another version, or it is so already) or missing.
create or replace function move_note(p_actor bigint, p_note uuid, p_version integer, p_move text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_note notes;
begin
  select * into v_note from notes where public_id = p_note for update;
  if not found then return 'missing'; end if;
  if v_note.version <> p_version or (p_move = 'restore') = (v_note.removed_at is null)
    or (p_move in ('pin', 'unpin') and (p_move = 'unpin') = (v_note.pinned_at is null)) then return 'stale'; end if;
  update notes set version = version + 1, changed_by = p_actor, changed_at = programme_now(),
    pinned_at = case p_move when 'pin' then programme_now() when 'unpin' then null else pinned_at end,
    removed_at = case p_move when 'remove' then programme_now() when 'restore' then null else removed_at end
  where id = v_note.id;
  perform tell_of_member(p_actor, 'note.' || p_move, v_note.member_id, jsonb_build_object('note', p_note));
  return 'moved';
end $$;

-- A mail once more, to the address on file. Three of the same an hour for a member, sixty an hour by one person of the staff; p_token_hash and
-- p_secret are for a new link to confirm an address, which makes older ones useless. Answers asked, missing, not_possible or too_often.
create or replace function resend_mail(
  p_actor bigint, p_id uuid, p_member uuid, p_template text, p_redemption uuid, p_cipher bytea, p_under text, p_key bytea,
  p_token_hash bytea, p_secret text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_member members; v_person people; v_to bigint; v_redemption bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_id::text, 0)); -- the same form sent twice at once is asked for once
  select * into v_member from members where id = member_sealed_with(p_member, p_under, p_key);
  if not found then return 'missing'; end if;
  if exists (select from resends where public_id = p_id) then return 'asked'; end if;
  select * into v_person from people where id = v_member.person_id;
  if p_template = 'verify-email' then
    -- Somebody asked to join with the address of this membership, and has not used the link.
    select j.id into v_to from people j where v_member.state = 'unclaimed' and j.email_hash = v_person.email_hash and j.state = 'joining'
      order by j.id desc limit 1;
  else
    select v_person.id into v_to where v_member.state in ('active', 'locked') and v_person.state in ('active', 'locked') and v_person.email_cipher is not null;
  end if;
  if p_template = 'redeemed' then
    select d.id into v_redemption from redemptions d where d.public_id = p_redemption and d.member_id = any (merged_family(v_member.id))
      and d.restored_version is null;
  end if;
  if v_to is null or (p_template = 'redeemed' and v_redemption is null) then return 'not_possible'; end if;
  if not throttle_take(sha256(convert_to('resend:' || v_member.id || ':' || p_template || coalesce(':' || v_redemption, ''), 'UTF8')), 3, interval '1 hour')
    or not throttle_take(sha256(convert_to('resends-by:' || p_actor, 'UTF8')), 60, interval '1 hour') then return 'too_often'; end if;
  insert into resends (public_id, member_id, template, redemption_id, reason_cipher, sealed_under, asked_by, at)
  values (p_id, v_member.id, p_template, v_redemption, p_cipher, p_under, p_actor, programme_now());
  if p_template = 'verify-email' then
    update tokens set used_at = now() where person_id = v_to and purpose = 'verify_email' and used_at is null;
    insert into tokens (hash, purpose, person_id, expires_at) values (p_token_hash, 'verify_email', v_to, now() + interval '1 day');
    perform ask_for_mail('verify-email:' || encode(p_token_hash, 'hex'), 'verify-email', v_to, '{}', p_secret);
  else
    perform ask_for_mail(p_template || ':again:' || p_id, p_template, v_to,
      case p_template when 'redeemed' then jsonb_build_object('redemptionId', p_redemption)
        else jsonb_build_object('claimed', coalesce(v_member.claimed_at > v_member.joined_at, false)) end, null);
  end if;
  perform tell_of_member(p_actor, 'member.resend', v_member.id, jsonb_build_object('template', p_template, 'redemption', p_redemption));
  return 'asked';
end $$;

-- A leave of fifteen minutes to see this member's pages. Nobody looks at their own. Answers opened, own_membership, missing or not_possible.
create or replace function open_viewing(p_actor bigint, p_id uuid, p_member uuid, p_cipher bytea, p_under text, p_key bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_member members;
begin
  select * into v_member from members where id = member_sealed_with(p_member, p_under, p_key);
  if not found then return 'missing'; end if;
  if v_member.person_id = p_actor then return 'own_membership'; end if;
  if v_member.state not in ('active', 'locked') then return 'not_possible'; end if;
  insert into viewings (public_id, member_id, staff_id, reason_cipher, sealed_under, at, until_)
  values (p_id, v_member.id, p_actor, p_cipher, p_under, programme_now(), now() + interval '15 minutes') on conflict (public_id) do nothing;
  if found then perform tell_of_member(p_actor, 'member.see', v_member.id, jsonb_build_object('viewing', p_id)); end if;
  return 'opened';
end $$;

-- Writes down that a page of a member's is being looked at, under a leave that stands; answers whose, or null, and then nothing may be shown.
create or replace function look_as_member(p_actor bigint, p_viewing uuid, p_member uuid, p_page text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_member bigint;
begin
  select m.id into v_member from viewings v join members m on m.id = v.member_id and m.state in ('active', 'locked')
  where v.public_id = p_viewing and v.staff_id = p_actor and v.until_ > now() and m.public_id = p_member;
  if v_member is null then return null; end if;
  perform tell_of_member(p_actor, 'member.seen', v_member, jsonb_build_object('page', p_page, 'viewing', p_viewing));
  return v_member;
end $$;

-- What was written stays as it was written.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin raise exception '% are only added to', tg_table_name; end $$;
drop trigger if exists note_wordings_stay on note_wordings;
create trigger note_wordings_stay before update on note_wordings for each row execute function refuse_rewriting();
drop trigger if exists resends_stay on resends;
create trigger resends_stay before update on resends for each row execute function refuse_rewriting();

revoke execute on function tell_of_member(bigint, text, bigint, jsonb), member_sealed_with(uuid, text, bytea), look_as_member(bigint, uuid, uuid, text),
  write_note(bigint, uuid, uuid, bytea, text, bytea, boolean), correct_note(bigint, uuid, integer, bytea, text, bytea),
  move_note(bigint, uuid, integer, text), resend_mail(bigint, uuid, uuid, text, uuid, bytea, text, bytea, bytea, text),
  open_viewing(bigint, uuid, uuid, bytea, text, bytea) from public;
