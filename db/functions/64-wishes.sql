-- What members wish to become of their points. A wish is a fact: it is kept among the events, and its row here says whether it stands.

-- Sets a member's wish for one purpose in place of the one before; `off` leaves none. `p_wish` is what the fact keeps: purpose, action,
-- reward (public id), most, keep, least, days. Moves the stamp, so that whatever was being done by the old wish is decided anew.
-- Answers set, known (this very request before), key_reused or locked.
create or replace function set_wish(p_member bigint, p_id uuid, p_key bytea, p_digest bytea, p_wish jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_now timestamptz := date_trunc('milliseconds', programme_now());
  v_settled timestamptz;
  v_known bytea;
  v_action text := p_wish ->> 'action';
begin
  select settled_at into v_settled from wallets where member_id = p_member for update; -- wallets first, as every writer of points does
  select digest into v_known from events where key = p_key;
  if found then return case when v_known = p_digest then 'known' else 'key_reused' end; end if;
  if v_action <> 'off' and not exists (select from members where id = p_member and state = 'active') then return 'locked'; end if;
  update wishes set ended_at = v_now, ended_because = case v_action when 'off' then 'off' else 'replaced' end
  where member_id = p_member and purpose = p_wish ->> 'purpose' and ended_at is null;
  if v_action <> 'off' then
    insert into wishes (public_id, member_id, purpose, action, reward_id, most_points, keep_points, least_points, days_before, created_at)
    select p_id, p_member, w.purpose, w.action, (select id from rewards where public_id = w.reward), w.most, coalesce(w.keep, 0), w.least, w.days, v_now
    from jsonb_to_record(p_wish) w(purpose text, action text, reward uuid, most bigint, keep bigint, least bigint, days integer);
  end if;
  insert into events (public_id, kind, member_id, key, digest, occurred_at, decided_at, recorded_at, position, data, outcome)
  values (p_id, 'wish', p_member, p_key, p_digest, v_now, greatest(v_now, v_settled), programme_now(), nextval('ledger_position'), p_wish, '{}');
  update wallets set stamp = stamp + 1 where member_id = p_member;
  return 'set';
end $$;

-- A wish that was met is over.
create or replace function end_met_wish(p_id bigint, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update wishes set ended_at = p_at, ended_because = 'met' where id = p_id and ended_at is null
$$;

-- Stops a wish that cannot be followed as it was agreed, and says so in the inbox and by mail, once. It goes on only when its member
-- wishes it anew.
create or replace function pause_wish(p_id bigint, p_because text, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with paused as (
    update wishes set paused_at = p_at, paused_because = p_because
    where id = p_id and ended_at is null and paused_at is null and action in ('redeem', 'donate')
    returning public_id, member_id, jsonb_build_object('purpose', purpose, 'because', p_because) as payload),
  told as (
    insert into notices (member_id, reason, kind, payload, link, created_at)
    select member_id, 'wish-paused:' || public_id, 'wish_paused', payload, '/saving', p_at from paused
    on conflict (member_id, reason) do nothing)
  insert into outbox (reason, task, payload)
  select 'wish-paused:' || p.public_id, 'mail', jsonb_build_object('template', 'wish-paused', 'personId', m.person_id, 'data', p.payload)
  from paused p join members m on m.id = p.member_id where m.person_id is not null
  on conflict (reason) do nothing
$$;

revoke execute on function set_wish(bigint, uuid, bytea, bytea, jsonb) from public;
revoke execute on function end_met_wish(bigint, timestamptz) from public;
revoke execute on function pause_wish(bigint, text, timestamptz) from public;
