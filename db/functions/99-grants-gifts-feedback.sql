do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on gifts, feedback to %I', app);
  execute format('grant execute on function give_feedback(bigint, uuid, uuid, integer, bytea, timestamptz), change_review(bigint, uuid, integer, bytea, timestamptz) to %I', app);
end $$;
