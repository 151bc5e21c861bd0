do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on fulfilment_batches, fulfilment_rows to %I', app);
  execute format('grant execute on function ask_fulfilment_batch(bigint, uuid, text, jsonb), note_fulfilment_rows(uuid, jsonb),
    close_fulfilment_batch(uuid) to %I', app);
end $$;
