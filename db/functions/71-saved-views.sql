-- Views of the console's lists. A view is changed and deleted by whoever made it; of a shared one everybody may make their own opening view.
drop trigger if exists saved_views_leave_a_trail on saved_views;
create trigger saved_views_leave_a_trail after insert or update or delete on saved_views for each row execute function write_trail('view');

-- At most fifty a list and person. Answers kept, name_taken or too_many.
create or replace function keep_view(p_actor bigint, p_id uuid, p_list text, p_name text, p_query text, p_is_shared boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  perform from people where id = p_actor for no key update; -- one of a person's views after the other
  if (select count(*) from saved_views where owner_id = p_actor and list = p_list) >= 50 then return 'too_many'; end if;
  insert into saved_views (public_id, owner_id, list, name, query, is_shared, changed_by, changed_at, created_at)
  values (p_id, p_actor, p_list, p_name, p_query, p_is_shared, p_actor, now(), now()) on conflict do nothing;
  if not found and not exists (select from saved_views where public_id = p_id and owner_id = p_actor) then return 'name_taken'; end if;
  return 'kept';
end $$;

-- Another name, or shared or no longer; whoever else opens the list with a view that is no longer shared opens it plain again.
-- Answers changed, name_taken, stale or missing.
create or replace function change_view(p_actor bigint, p_id uuid, p_version integer, p_name text, p_is_shared boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_view saved_views;
begin
  perform as_actor(p_actor);
  select * into v_view from saved_views where public_id = p_id and owner_id = p_actor for update;
  if not found then return 'missing'; end if;
  if v_view.version <> p_version then return 'stale'; end if;
  if exists (select from saved_views where owner_id = p_actor and list = v_view.list and lower(name) = lower(p_name) and id <> v_view.id) then
    return 'name_taken';
  end if;
  update saved_views set name = p_name, is_shared = p_is_shared, version = version + 1, changed_by = p_actor, changed_at = now() where id = v_view.id;
  if not p_is_shared then delete from opening_views where view_id = v_view.id and person_id <> p_actor; end if;
  return 'changed';
exception when unique_violation then return 'name_taken';
end $$;

create or replace function delete_view(p_actor bigint, p_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  delete from saved_views where public_id = p_id and owner_id = p_actor;
  return found;
end $$;

-- With which view, their own or a shared one, a list opens for somebody; null for none. Answers whether it could be.
create or replace function open_with_view(p_actor bigint, p_list text, p_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_id is null then
    delete from opening_views where person_id = p_actor and list = p_list;
    return true;
  end if;
  insert into opening_views (person_id, list, view_id)
  select p_actor, v.list, v.id from saved_views v where v.public_id = p_id and v.list = p_list and (v.owner_id = p_actor or v.is_shared) for key share
  on conflict (person_id, list) do update set view_id = excluded.view_id;
  return found;
end $$;

revoke execute on function keep_view(bigint, uuid, text, text, text, boolean), change_view(bigint, uuid, integer, text, boolean),
  delete_view(bigint, uuid), open_with_view(bigint, text, uuid) from public;
