-- The application writes notices, approvals and disputes through their functions; of a notice it marks that it was read.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select, update (read_at) on notices to %I', app);
  execute format('grant select on approvals, disputes, dispute_steps, attachments to %I', app);
  execute format('grant execute on function notify_members(bigint[], text, text, jsonb, text),
    request_approval(bigint, uuid, uuid, bigint, text, bytea, text, uuid, integer), request_merge(bigint, uuid, bigint, bigint, bigint, bytea, text), move_approval(bigint, uuid, text, bytea),
    open_dispute(bigint, bigint, uuid, text, integer, uuid, bytea, bytea, timestamptz, bytea, uuid[], text[], integer[], bytea[]),
    move_dispute(bigint, bigint, uuid, integer, text, text, timestamptz, bytea, uuid[], text[], integer[], bytea[]) to %I', app);
end $$;
