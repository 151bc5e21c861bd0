-- Imports make memberships through their one function.
do $$
begin
  execute format('grant execute on function make_members(jsonb) to %I', current_setting('setia.application_role'));
end
$$;
