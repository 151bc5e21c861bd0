-- Proofs and what was shown are written by their functions alone.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on redemption_proofs, code_reveals to %I', app);
  execute format('grant execute on function mail_proof(bigint, uuid, bytea, bytea, text, jsonb),
    prove_redemption(bigint, uuid, text, integer, bytea, jsonb, bytea, uuid, bigint, bytea),
    reveal_codes(bigint, uuid, text, integer, bytea, jsonb, bytea, uuid, integer) to %I', app);
end $$;
