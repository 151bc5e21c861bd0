-- The application keeps refunds that wait through their function, and takes them only with the commit of their sale.
revoke execute on function overlooked_refunds(jsonb) from public;
revoke execute on function take_refunds(jsonb, integer[], timestamptz) from public;
revoke execute on function keep_refund(jsonb) from public;
revoke execute on function dismiss_refund(bigint, uuid, text) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on waiting_refunds to %I', app);
  execute format('grant execute on function keep_refund(jsonb), dismiss_refund(bigint, uuid, text) to %I', app);
end $$;
