-- People keep and drop their own addresses.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select, insert, delete on addresses to %I', app);
end $$;
