-- The file a digital reward is, how often its owner took it, and how far a top-up is with its provider.

-- Gives a reward its file, in place of one before. Answers put, or missing where there is no such reward of a digital kind.
create or replace function put_file(p_actor bigint, p_public_id uuid, p_name text, p_bytes bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward bigint;
begin
  perform as_actor(p_actor);
  select id into v_reward from rewards where public_id = p_public_id and kind = 'digital' for no key update;
  if not found then return 'missing'; end if;
  insert into reward_files as f (reward_id, name, bytes, created_by, created_at) values (v_reward, p_name, p_bytes, p_actor, programme_now())
    on conflict (reward_id) do update set name = excluded.name, bytes = excluded.bytes, created_by = p_actor, created_at = excluded.created_at;
  insert into trail (at, actor_id, action, subject, before, after)
    values (programme_now(), p_actor, 'reward.put_file', 'reward:' || p_public_id, null, jsonb_build_object('file', p_name, 'bytes_', octet_length(p_bytes)));
  return 'put';
end $$;

-- Counts that the owner of a redemption took its file, and answers how often by now.
create or replace function count_download(p_redemption uuid) returns integer
language sql security definer set search_path = public, pg_temp as $$
  insert into redemption_downloads as d (redemption_id, count, first_at, last_at)
    select id, 1, programme_now(), programme_now() from redemptions where public_id = p_redemption
    on conflict (redemption_id) do update set count = d.count + 1, last_at = excluded.last_at returning count
$$;

-- Notes how far a top-up is; what has ended stays as it ended.
create or replace function note_top_up(p_redemption uuid, p_state text, p_reference text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into top_up_orders as o (redemption_id, state, reference, changed_at)
    select id, p_state, p_reference, programme_now() from redemptions where public_id = p_redemption
    on conflict (redemption_id) do update set state = excluded.state, reference = coalesce(excluded.reference, o.reference), changed_at = excluded.changed_at
    where o.state in ('waiting', 'in_progress')
$$;

revoke execute on function put_file(bigint, uuid, text, bytea) from public;
revoke execute on function count_download(uuid) from public;
revoke execute on function note_top_up(uuid, text, text) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on reward_files, redemption_downloads, top_up_orders to %I', app);
  execute format('grant execute on function put_file(bigint, uuid, text, bytea), count_download(uuid), note_top_up(uuid, text, text) to %I', app);
end $$;
