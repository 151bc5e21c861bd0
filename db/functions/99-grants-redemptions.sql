-- What became of a redemption, and what its owner said, are read by the application; both are written by the one door alone.
do $$
declare app text := current_setting('setia.application_role'); name text;
begin
  foreach name in array array['redemption_moves'] loop
    execute format('drop trigger if exists %I on %I', name || '_are_append_only', name);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_are_append_only', name);
  end loop;
  revoke execute on function move_redemptions(jsonb, integer[]) from public;
  if app = current_user then return; end if;
  execute format('grant select on redemption_moves, redemption_particulars to %I', app);
end $$;
