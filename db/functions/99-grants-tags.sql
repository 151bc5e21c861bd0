do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function tag_member(bigint, uuid, integer, text[]) to %I', app);
end $$;
