do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select, insert, update, delete on passkeys to %I', app);
  execute format('grant select, insert, update on passkey_challenges to %I', app);
end $$;
