-- Imports make memberships through their one function. What is told of an import of balances stands beside them.
do $$
begin
  execute format('grant execute on function make_members(jsonb) to %I', current_setting('setia.application_role'));
  execute format('grant execute on function tell_of_balances(bigint, uuid, text, jsonb) to %I', current_setting('setia.application_role'));
end
$$;
