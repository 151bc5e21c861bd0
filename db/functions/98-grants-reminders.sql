-- The application reminds through its function, which tells each reason once.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function remind_of_expiry(jsonb, timestamptz) to %I', app);
end $$;
