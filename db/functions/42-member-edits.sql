-- Locks a membership or opens it again; whatever was being decided about the member meanwhile is decided anew.
-- Answers moved, stale (another state or version than was read) or missing.
create or replace function move_member(p_actor bigint, p_public_id uuid, p_version integer, p_from text, p_to text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id bigint;
begin
  perform as_actor(p_actor);
  select id into v_id from members where public_id = p_public_id;
  if not found then return 'missing'; end if;
  perform from wallets where member_id = v_id for update; -- wallets first, as every writer of points does
  update members set state = p_to, version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = v_id and version = p_version and state = p_from;
  if not found then return 'stale'; end if;
  update wallets set stamp = stamp + 1 where member_id = v_id;
  return 'moved';
end $$;

-- Newest first is how staff look at these; block ranges cost nothing to keep and spare the whole table.
create index if not exists members_joined on members using brin (joined_at) with (autosummarize = on);
create index if not exists redemptions_created on redemptions using brin (created_at) with (autosummarize = on);
