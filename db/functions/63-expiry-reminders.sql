-- Tells members that points are about to end, theirs or (`pooled`) those of the pool they share: in the inbox, and by mail to whoever was
-- told there anew. `p_reminders` holds {member, reason, points, at, pooled} each; a reason told before is not told again, however many ask
-- at once.
create or replace function remind_of_expiry(p_reminders jsonb, p_now timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with told as (
    insert into notices (member_id, reason, kind, payload, link, created_at)
    select r.member, r.reason, case when r.pooled then 'pooled_points_expiring' else 'points_expiring' end,
      jsonb_build_object('points', r.points, 'at', r.at), case when r.pooled then '/pool#calendar' else '/activity/expiry' end, p_now
    from jsonb_to_recordset(p_reminders) r(member bigint, reason text, points bigint, at text, pooled boolean)
    on conflict (member_id, reason) do nothing returning member_id, reason, kind, payload),
  mailed as (
    insert into outbox (reason, task, payload)
    select told.reason || ':' || m.public_id, 'mail',
      jsonb_build_object('template', replace(told.kind, '_', '-'), 'personId', m.person_id, 'data', told.payload)
    from told join members m on m.id = told.member_id where m.person_id is not null
    on conflict (reason) do nothing)
  select count(*)::integer from told
$$;

revoke execute on function remind_of_expiry(jsonb, timestamptz) from public;
