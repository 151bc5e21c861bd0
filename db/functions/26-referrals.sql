-- Friends who joined with a member's number (24-join.sql writes them down): what becomes of each is written once.
create or replace function note_referral(p_member bigint, p_look_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update referrals set look_at = p_look_at where member_id = p_member and state = 'waiting'
$$;

create or replace function settle_referral(p_member bigint, p_state text, p_because text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update referrals set state = p_state, because = p_because, decided_at = programme_now() where member_id = p_member and state = 'waiting'
$$;

revoke execute on function note_referral(bigint, timestamptz) from public;
revoke execute on function settle_referral(bigint, text, text) from public;
