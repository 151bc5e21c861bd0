-- Messages in members' inboxes. Whatever has something to tell members says it here, in the statement that does it: within a
-- committing function by `perform notify_members(array(select ...), ...)`, in a decision as its `notices`
-- (db/commands/commit.ts), from a job by the command notifyMembers. A reason told before is not told again.

-- Tells each of these members the same thing once: `p_kind` and `p_payload` as lib/notices.ts types them (ids, figures and instants,
-- never a name or free text), `p_link` a page of the portal. Answers how many had not been told before.
create or replace function notify_members(p_members bigint[], p_reason text, p_kind text, p_payload jsonb, p_link text) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with told as (
    insert into notices (member_id, reason, kind, payload, link, created_at)
    select distinct member, p_reason, p_kind, p_payload, p_link, programme_now() from unnest(p_members) member
    on conflict (member_id, reason) do nothing returning 1)
  select count(*)::integer from told
$$;

-- The notices of a batch that commit_decisions accepted, as of when they were decided.
create or replace function write_notices(batch jsonb, accepted integer[]) returns void
language sql set search_path = public, pg_temp as $$
  insert into notices (member_id, reason, kind, payload, link, created_at)
  select o.member, o.reason, o.kind, o.payload, o.link, coalesce(to_timestamp(o.at / 1000.0), programme_now())
  from jsonb_to_recordset(batch -> 'notices') o(n integer, member bigint, at double precision, reason text, kind text, payload jsonb, link text)
  where o.n = any (accepted) on conflict (member_id, reason) do nothing
$$;

revoke execute on function notify_members(bigint[], text, text, jsonb, text) from public;
revoke execute on function write_notices(jsonb, integer[]) from public;
