-- The first run of an installation: a code makes the first owner, who answers step by step and opens the programme. All of it is over
-- once terms are published, since published terms are never taken back.

-- Whether nobody has begun: no terms, no owner, and no demonstration.
create or replace function awaits_owner() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from terms_versions) and not exists (select from people where role = 'owner' and state in ('active', 'locked'))
    and not exists (select from setup) and not is_demonstration
  from installation where id = 1
$$;

-- Keeps a code unless there is one; answers the salt of the one that holds, or null when an owner is there already.
create or replace function keep_setup_code(p_salt bytea, p_hash bytea) returns bytea
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_salt bytea;
begin
  if not awaits_owner() then return null; end if;
  if p_salt is not null then insert into setup_codes (salt, hash) values (p_salt, p_hash) on conflict (id) do nothing; end if;
  select salt into v_salt from setup_codes;
  return v_salt;
end $$;

-- Whether this is the code; twenty wrong ones in a quarter of an hour close the door for the rest of it. Answers right, wrong,
-- throttled or closed.
create or replace function try_setup_code(p_hash bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_key bytea := sha256('setup'::bytea);
begin
  if not awaits_owner() then return 'closed'; end if;
  if exists (select from throttles where key = v_key and window_ends_at > now() and count >= 20) then return 'throttled'; end if;
  if exists (select from setup_codes where hash = p_hash) then return 'right'; end if;
  perform throttle_take(v_key, 20, interval '15 minutes');
  return 'wrong';
end $$;

-- Recovery codes are hashed with the id of whose they are, so that it is taken before there is anybody.
create or replace function take_person_id() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  select nextval(pg_get_serial_sequence('people', 'id'))
$$;

-- The first owner with their app and recovery codes, all at once and once: the code ends with it, and the one row of `setup` keeps a
-- second out whatever else is said. Answers founded, refused (no such code any more) or closed.
create or replace function found_programme(
  p_code_hash bytea, p_id bigint, p jsonb, p_secret bytea, p_step integer, p_recovery text[], p_ticket_hash bytea, p_device text,
  p_device_hash bytea
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from setup_codes where hash = p_code_hash; -- of many at once, one; the others wait here and find none
  if not found then return case when awaits_owner() then 'refused' else 'closed' end; end if;
  if not awaits_owner() then return 'closed'; end if;
  insert into people (id, public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at, locale, role, password_hash)
  overriding system value
  values (p_id, (p ->> 'publicId')::uuid, 'active', p ->> 'name', decode(p ->> 'wrappedKey', 'base64'), decode(p ->> 'emailCipher', 'base64'),
    decode(p ->> 'emailHash', 'base64'), now(), p ->> 'locale', 'owner', p ->> 'passwordHash');
  insert into setup (owner_id, changed_by) values (p_id, p_id);
  perform add_totp(p_id, p_secret, p_step, p_recovery);
  perform issue_ticket(p_id, p_ticket_hash, 'totp', p_device, p_device_hash);
  return 'founded';
end $$;

-- What was answered of some steps, beside what was answered of others; what followed from another answer is forgotten. Version 0: nothing
-- was answered yet. Answers kept, stale or closed.
create or replace function keep_setup(p_actor bigint, p_version integer, p_answers jsonb, p_forgotten text[]) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from terms_versions) then return 'closed'; end if;
  if p_version = 0 then
    insert into setup (owner_id, answers, changed_by, changed_at) values (p_actor, p_answers, p_actor, programme_now()) on conflict (id) do nothing;
  else
    update setup set answers = (answers - p_forgotten) || p_answers, version = version + 1, changed_by = p_actor, changed_at = programme_now()
    where id = 1 and version = p_version;
  end if;
  return case when found then 'kept' else 'stale' end;
end $$;

-- Publishes the first terms, in force at once, and puts the rewards to begin with on the shelf: all of it or nothing, and once. There is
-- nobody yet whom a second person would protect. Answers opened, stale (the answers moved since they were reviewed) or closed.
create or replace function open_programme(p_actor bigint, p_version integer, p_document jsonb, p_rewards jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward jsonb;
begin
  perform as_actor(p_actor);
  lock table terms_versions in share row exclusive mode;
  if exists (select from terms_versions) then return 'closed'; end if;
  update setup set opened_at = programme_now(), version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where id = 1 and version = p_version;
  if not found then return 'stale'; end if;
  insert into terms_versions (version, document, effective_from, published_at, published_by)
  values (1, p_document, programme_now(), programme_now(), p_actor);
  for v_reward in select * from jsonb_array_elements(p_rewards) loop
    perform create_reward(p_actor, (v_reward ->> 'id')::uuid, v_reward -> 'columns', (v_reward ->> 'stock')::bigint);
    if (v_reward ->> 'isShown')::boolean then perform move_reward(p_actor, (v_reward ->> 'id')::uuid, 1, 'published'); end if;
  end loop;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), p_actor, 'programme.open', 'installation', null, jsonb_build_object('effective_from', programme_now()));
  return 'opened';
end $$;

revoke execute on function keep_setup_code(bytea, bytea), try_setup_code(bytea), take_person_id(),
  found_programme(bytea, bigint, jsonb, bytea, integer, text[], bytea, text, bytea), keep_setup(bigint, integer, jsonb, text[]),
  open_programme(bigint, integer, jsonb, jsonb) from public;
