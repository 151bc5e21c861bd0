-- Sets what staff call a member; rules read it, so whatever was being decided about the member meanwhile is decided anew.
-- Answers tagged, stale (another version than was read) or missing.
create or replace function tag_member(p_actor bigint, p_public_id uuid, p_version integer, p_tags text[]) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id bigint;
begin
  perform as_actor(p_actor);
  select id into v_id from members where public_id = p_public_id;
  if not found then return 'missing'; end if;
  perform from wallets where member_id = v_id for update; -- wallets first, as every writer of points does
  update members set tags = p_tags, version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = v_id and version = p_version;
  if not found then return 'stale'; end if;
  update wallets set stamp = stamp + 1 where member_id = v_id;
  return 'tagged';
end $$;
revoke execute on function tag_member(bigint, uuid, integer, text[]) from public;
