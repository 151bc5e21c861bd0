-- Wakes the worker once the change that wrote outbox rows is committed; several rows of one transaction are one notice.
create or replace function notice_outbox() returns trigger
language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end
$$;

drop trigger if exists outbox_notice on outbox;
create trigger outbox_notice after insert on outbox
for each statement execute function notice_outbox();
