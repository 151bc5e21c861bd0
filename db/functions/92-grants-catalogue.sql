-- The application changes the catalogue, and whether a member is locked, only by these functions.
revoke execute on function create_reward(bigint, uuid, jsonb, bigint) from public;
revoke execute on function limit_total(bigint, jsonb, jsonb) from public;
revoke execute on function edit_reward(bigint, uuid, integer, jsonb) from public;
revoke execute on function move_reward(bigint, uuid, integer, text) from public;
revoke execute on function change_stock(bigint, uuid, bigint, bigint, text, bigint) from public;
revoke execute on function put_picture(bigint, uuid, integer, uuid, text, integer, integer, bytea) from public;
revoke execute on function move_member(bigint, uuid, integer, text, text) from public;

do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function create_reward(bigint, uuid, jsonb, bigint), edit_reward(bigint, uuid, integer, jsonb),
    move_reward(bigint, uuid, integer, text), unpublish_reward(bigint, uuid, integer), redeemed_since_published(bigint), change_stock(bigint, uuid, bigint, bigint, text, bigint),
    put_picture(bigint, uuid, integer, uuid, text, integer, integer, bytea),
    move_member(bigint, uuid, integer, text, text) to %I', app);
  execute format('grant select on workers, outbox to %I', app);
end $$;
