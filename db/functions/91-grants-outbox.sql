-- The application asks for work and keeps the state of deliveries; only the worker's own connection empties the outbox.
do $$
declare
  application text := current_setting('setia.application_role');
begin
  execute format('grant select, insert on outbox to %I', application);
  execute format('grant select, insert, update on deliveries to %I', application);
  execute format('grant select, insert on mailbox_mails to %I', application);
  execute format('grant execute on function sweep_expired(integer) to %I', application);
end
$$;
