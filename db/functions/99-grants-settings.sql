-- The settings are written by their functions alone.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function keep_settings(bigint, integer, jsonb),
    keep_logo(bigint, integer, uuid, text, integer, integer, bytea, jsonb) to %I', app);
end $$;
