do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on notes, note_wordings, resends, viewings, saved_views, opening_views to %I', app);
  execute format('grant execute on function write_note(bigint, uuid, uuid, bytea, text, bytea, boolean), correct_note(bigint, uuid, integer, bytea, text, bytea),
    move_note(bigint, uuid, integer, text), resend_mail(bigint, uuid, uuid, text, uuid, bytea, text, bytea, bytea, text),
    open_viewing(bigint, uuid, uuid, bytea, text, bytea), look_as_member(bigint, uuid, uuid, text),
    keep_view(bigint, uuid, text, text, text, boolean), change_view(bigint, uuid, integer, text, boolean), delete_view(bigint, uuid),
    open_with_view(bigint, text, uuid) to %I', app);
end $$;
