do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on wishes to %I', app);
  execute format('grant execute on function end_met_wish(bigint, timestamptz), pause_wish(bigint, text, timestamptz) to %I', app);
end $$;
