-- The application writes notices through their functions and marks them as read; nothing else of them changes.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select, update (read_at) on notices to %I', app);
  execute format('grant execute on function notify_members(bigint[], text, text, jsonb, text) to %I', app);
end $$;
