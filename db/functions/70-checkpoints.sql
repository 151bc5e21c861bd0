-- Writes a checkpoint after the one it was made after, or answers 'stale' when another came in between; the worker is asked to keep it
-- outside the database. Of leaves only those stay that proofs still need: the two newest of everybody and what came after them.
create or replace function add_checkpoint(p_number integer, p_ledger uuid, p_scope text, p_members integer, p_made_at timestamptz, p_text text,
  p_signature text, p_continues boolean, p_leaf_set uuid, p_group_roots bytea, p_leaf bytea)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table checkpoints in share row exclusive mode;
  if exists (select from checkpoints where number >= p_number) then return 'stale'; end if;
  insert into checkpoints values (p_number, p_ledger, p_scope, p_members, p_made_at, p_text, p_signature, p_continues, p_leaf_set, p_group_roots);
  if p_leaf is not null then
    insert into checkpoint_leaves values (p_leaf_set, 0, encode(substr(p_leaf, 1, 16), 'hex')::uuid, p_leaf);
  end if;
  if p_scope = 'all' then
    delete from checkpoint_leaves l using checkpoints c where c.leaf_set = l.leaf_set
      and c.number < (select min(number) from (select number from checkpoints where scope = 'all' order by number desc limit 2) newest);
  end if;
  insert into outbox (reason, task, payload)
    values ('checkpoint:' || p_number, 'keep-checkpoint', jsonb_build_object('number', p_number)) on conflict do nothing;
  return 'done';
end $$;
revoke execute on function add_checkpoint(integer, uuid, text, integer, timestamptz, text, text, boolean, uuid, bytea, bytea) from public;

-- Asks for a reading of the whole ledger, unless one is already waited for; one that was given up hours ago stands in nobody's way.
create or replace function ask_ledger_check(p_public_id uuid, p_person bigint)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update ledger_checks set state = 'failed', ended_at = now()
    where state in ('waiting', 'running') and coalesce(started_at, asked_at) < now() - interval '6 hours';
  insert into ledger_checks (public_id, asked_by, state) values (p_public_id, p_person, 'waiting') on conflict do nothing;
  if not found then return 'under_way'; end if;
  insert into outbox (reason, task, payload)
    values ('ledger-check:' || p_public_id, 'verify-ledger', jsonb_build_object('check', p_public_id));
  return 'asked';
end $$;
revoke execute on function ask_ledger_check(uuid, bigint) from public;

do $$
declare app text := current_setting('setia.application_role');
begin
  execute format('grant select on checkpoints, checkpoint_leaves, ledger_checks to %I', app);
  execute format('grant execute on function add_checkpoint(integer, uuid, text, integer, timestamptz, text, text, boolean, uuid, bytea, bytea),
    ask_ledger_check(uuid, bigint) to %I', app);
end $$;
