-- The application writes terms only through their functions.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on terms_drafts to %I', app);
  execute format('grant execute on function draft_terms(bigint, uuid, text, jsonb), edit_terms(bigint, uuid, integer, text, jsonb),
    approve_terms(bigint, uuid, integer), withdraw_terms(bigint, uuid, integer),
    publish_terms(bigint, uuid, integer, integer, timestamptz), announce_terms(integer, bigint[]) to %I', app);
end $$;

-- Prices of rewards likewise.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant execute on function raise_price(bigint, uuid, integer, bigint, timestamptz), keep_price(bigint, uuid, integer),
    begin_prices(integer) to %I', app);
end $$;
