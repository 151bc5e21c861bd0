-- Stores, shifts and what is done in them are written by their functions alone; a device's key by its own session.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on stores, counter_limits, shifts, counter_visits, counter_acts to %I', app);
  execute format('grant select, insert, update, delete on card_keys to %I', app);
  execute format('grant execute on function keep_store(bigint, uuid, integer, jsonb), keep_counter_limits(bigint, integer, bigint, bigint, integer),
    open_shift(bigint, uuid, uuid), close_shift(bigint, uuid, integer, bigint), open_visit(bigint, uuid, uuid, integer),
    open_visit_by_factor(bigint, uuid, bigint, text, integer, bytea), visit_now(bigint, bigint), awarded_today(bigint),
    begin_act(jsonb), settle_act(bigint, uuid, text, bigint, text) to %I', app);
end $$;
