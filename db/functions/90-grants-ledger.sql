-- The application may read the ledger and move points only through commit_decisions; what it may write elsewhere is said here too.
do $$
declare app text := current_setting('setia.application_role'); owner text := current_user;
begin
  if app = owner then return; end if;
  execute format('grant usage on schema public to %I', app);
  execute format('grant select on installation, members, wallets, journals, lots, tallies, budgets, events, terms_versions, redemptions, reward_codes, rewards, reward_stocks, reward_prices, pictures, trail to %I', app);
  execute format('grant execute on function commit_decisions(jsonb) to %I', app);
end $$;

-- The inner parts of the one door are for it alone.
revoke execute on function commit_decisions(jsonb) from public;
revoke execute on function write_lines(journals[]) from public;
revoke execute on function write_facts(jsonb, integer[], integer[], bigint[], timestamptz) from public;
revoke execute on function assign_codes(jsonb, integer[]) from public;
