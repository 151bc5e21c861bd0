-- Memberships that were merged into another of the same person: where they lead, who was merged into whom, and the merging itself.

-- The membership a merged one leads to, on to the end where that one was merged too; any other leads to itself.
create or replace function member_now(p_member bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive way as (
    select id, merged_into from members where id = p_member
    union all
    select m.id, m.merged_into from way join members m on m.id = way.merged_into)
  select id from way where merged_into is null
$$;

-- A membership and all that were merged into it: whose vouchers it holds.
create or replace function merged_family(p_member bigint) returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  -- Nearly always nobody was merged into them, which is quickly seen.
  if not exists (select from members m where m.merged_into = p_member) then return array[p_member]; end if;
  return (
    with recursive family as (
      select p_member as id
      union all
      select m.id from family join members m on m.merged_into = family.id)
    select array_agg(id) from family);
end $$;

-- The mergings of a batch that commit_decisions accepted, and those that are undone: both wallets are locked and have not moved since they
-- were read. Whoever signed in to the duplicate is signed out and told by mail; staff keep their sign-in, without a membership.
create or replace function write_merges(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare v_wanted bigint; v_written bigint; v_undone bigint;
begin
  select count(*) into v_wanted from jsonb_to_recordset(batch -> 'merges') c(n integer) where c.n = any (accepted);
  update members m set state = 'merged', merged_into = c.survivor, merged_at = to_timestamp(c.at / 1000.0), merge_id = c.id, version = m.version + 1,
    changed_by = c.actor, changed_at = programme_now()
  from jsonb_to_recordset(batch -> 'merges') c(n integer, id uuid, duplicate bigint, survivor bigint, at double precision, actor bigint, is_undone boolean)
  where c.n = any (accepted) and not c.is_undone and m.id = c.duplicate and m.state in ('active', 'unclaimed') and m.kind = 'person';
  get diagnostics v_written = row_count;
  update members m set state = case when p.state in ('active', 'locked') then 'active' else 'unclaimed' end, merged_into = null, merged_at = null,
    merge_id = null, version = m.version + 1, changed_by = c.actor, changed_at = programme_now()
  from jsonb_to_recordset(batch -> 'merges') c(n integer, duplicate bigint, survivor bigint, actor bigint, is_undone boolean)
    join members d on d.id = c.duplicate left join people p on p.id = d.person_id
  where c.n = any (accepted) and c.is_undone and m.id = c.duplicate and m.merged_into = c.survivor;
  get diagnostics v_undone = row_count;
  if v_written + v_undone <> v_wanted then raise exception 'A membership was merged or parted before it was written'; end if;

  update sessions s set revoked_at = now()
  from jsonb_to_recordset(batch -> 'merges') c(n integer, duplicate bigint, is_undone boolean)
    join members d on d.id = c.duplicate join people p on p.id = d.person_id and p.role is null
  where c.n = any (accepted) and not c.is_undone and s.person_id = p.id and s.revoked_at is null;
  perform ask_for_mail('membership-merged:' || c.id, 'membership-merged', p.id, jsonb_build_object('undone', c.is_undone), null)
  from jsonb_to_recordset(batch -> 'merges') c(n integer, id uuid, duplicate bigint, is_undone boolean)
    join members d on d.id = c.duplicate join people p on p.id = d.person_id and p.state = 'active' and p.role is null
  where c.n = any (accepted);
end $$;
