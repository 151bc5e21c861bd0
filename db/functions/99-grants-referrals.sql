do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on referrals to %I', app);
  execute format('grant execute on function note_referral(bigint, timestamptz), settle_referral(bigint, text, text) to %I', app);
end $$;
