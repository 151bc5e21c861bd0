-- What the application may do with people and how they sign in. Memberships and wallets change in functions of the owner's.
do $$
declare
  application text := current_setting('setia.application_role');
begin
  execute format('grant select on installation, members, wallets to %I', application);
  execute format('grant select, insert, update on people, sessions, challenges, tokens, throttles, consents to %I', application);
  execute format('grant select, insert on sign_in_refusals to %I', application);
  execute format('grant select, insert, update, delete on totp_factors, recovery_codes to %I', application);
  execute format('grant select, insert on outbox to %I', application);
  execute format('grant execute on function verify_email(bytea, uuid, text, bytea, bytea), forget_joining(bytea, bigint) to %I', application);
end
$$;
