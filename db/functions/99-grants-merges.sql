-- Memberships are merged by commit_decisions alone; the application may follow where they lead.
revoke execute on function write_merges(jsonb, integer[]) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function member_now(bigint), merged_family(bigint) to %I', app);
end $$;
