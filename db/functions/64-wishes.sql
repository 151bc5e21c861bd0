-- What members wish to become of their points. A wish is a fact, written by commit_decisions among the events; its row here says whether it
-- stands.

-- The wishes of a batch that commit_decisions accepted: each takes the place of the one before for its purpose; `off` leaves none.
create or replace function write_wishes(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  update wishes w set ended_at = to_timestamp(e.decided / 1000.0), ended_because = case e.data ->> 'action' when 'off' then 'off' else 'replaced' end
  from jsonb_to_recordset(batch -> 'events') e(n integer, kind text, member bigint, decided double precision, data jsonb)
  where e.n = any (accepted) and e.kind = 'wish' and w.member_id = e.member and w.purpose = e.data ->> 'purpose' and w.ended_at is null;
  insert into wishes (public_id, member_id, purpose, action, reward_id, most_points, keep_points, least_points, days_before, created_at)
  select e.id, e.member, w.purpose, w.action, r.id, w.most, w.keep, w.least, w.days, to_timestamp(e.occurred / 1000.0)
  from jsonb_to_recordset(batch -> 'events') e(n integer, id uuid, kind text, member bigint, occurred double precision, data jsonb)
    cross join jsonb_to_record(e.data) w(purpose text, action text, reward uuid, most bigint, keep bigint, least bigint, days integer)
    left join rewards r on r.public_id = w.reward
  where e.n = any (accepted) and e.kind = 'wish' and w.action <> 'off' order by e.n;
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

revoke execute on function write_wishes(jsonb, integer[]) from public;
revoke execute on function end_met_wish(bigint, timestamptz) from public;
revoke execute on function pause_wish(bigint, text, timestamptz) from public;
