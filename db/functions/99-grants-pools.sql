do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on pool_members to %I', app);
  execute format('grant execute on function open_pool(bigint, uuid, text, uuid), invite_to_pool(bigint, text, integer, uuid),
    answer_pool_invitation(bigint, uuid, boolean), withdraw_pool_invitation(bigint, uuid), leave_pool(bigint) to %I', app);
end $$;
