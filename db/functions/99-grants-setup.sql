-- The first run is written by its functions alone.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on setup to %I', app);
  execute format('grant execute on function awaits_owner(), keep_setup_code(bytea, bytea), try_setup_code(bytea), take_person_id(),
    found_programme(bytea, bigint, jsonb, bytea, integer, text[], bytea, text, bytea), keep_setup(bigint, integer, jsonb, text[]),
    open_programme(bigint, integer, jsonb, jsonb) to %I', app);
end $$;
