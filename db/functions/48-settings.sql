-- The settings as they are to be: only what `p` names is changed. Answers kept, stale (another edit came first) or no_rate (the terms in
-- force say nothing of what that currency earns). The past does not move: points, days and ends follow the terms, which have a zone of
-- their own.
create or replace function keep_settings(p_actor bigint, p_version integer, p jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_terms jsonb;
begin
  perform as_actor(p_actor);
  if p ? 'currency' then
    select document into v_terms from terms_versions where is_live
      order by effective_from <= programme_now() desc, case when effective_from <= programme_now() then version end desc, version limit 1;
    if found and not v_terms -> 'rates' ? (p ->> 'currency')
      and p ->> 'currency' is distinct from (select currency from installation where id = 1) then return 'no_rate'; end if;
  end if;
  update installation i set programme_name = s.programme_name, zone = s.zone, currency = s.currency, unit_names = s.unit_names,
    languages = s.languages, locale = case when s.locale = any (s.languages) then s.locale else s.languages[1] end, mail_name = s.mail_name, mail_address = s.mail_address, brand = s.brand,
    version = i.version + 1, changed_by = p_actor, changed_at = programme_now()
  from installation old, lateral jsonb_populate_record(old, p) s where i.id = 1 and old.id = 1 and i.version = p_version;
  return case when found then 'kept' else 'stale' end;
end $$;

-- The programme's logo, kept as a picture (the one before stays, since the trail names it), and the brand that shows it.
create or replace function keep_logo(
  p_actor bigint, p_version integer, p_picture uuid, p_mime text, p_width integer, p_height integer, p_bytes bytea, p_brand jsonb
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  perform from installation where id = 1 and version = p_version for no key update;
  if not found then return 'stale'; end if;
  insert into pictures (public_id, mime, width, height, bytes, created_by) values (p_picture, p_mime, p_width, p_height, p_bytes, p_actor);
  return keep_settings(p_actor, p_version, jsonb_build_object('brand', p_brand));
end $$;

-- The worker is told when nights begin elsewhere, whoever changed it.
create or replace function tell_zone() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_notify('zone', '');
  return null;
end $$;
drop trigger if exists installation_zone_is_told on installation;
create trigger installation_zone_is_told after update on installation for each row when (old.zone is distinct from new.zone)
  execute function tell_zone();

revoke execute on function keep_settings(bigint, integer, jsonb),
  keep_logo(bigint, integer, uuid, text, integer, integer, bytea, jsonb) from public;
