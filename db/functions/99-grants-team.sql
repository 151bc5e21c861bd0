-- Who is of the team, and in which role, is written by its functions alone.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on staff_invitations, deactivations to %I', app);
  execute format('grant execute on function invite_staff(bigint, uuid, jsonb, bytea, text), resend_invitation(bigint, uuid, bytea, text),
    withdraw_invitation(bigint, uuid), accept_invitation(bytea, text, text, bytea), change_role(bigint, uuid, uuid, integer, text),
    deactivate_staff(bigint, uuid, uuid, integer), reactivate_staff(bigint, uuid, uuid, integer), reset_factor(bigint, uuid, uuid) to %I', app);
end $$;
