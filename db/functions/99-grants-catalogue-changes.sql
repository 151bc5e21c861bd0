-- What was prepared and planned is read by the application; both are written by the functions of the 49 files alone.
do $$
declare
  app text := current_setting('setia.application_role');
  signature text;
begin
  foreach signature in array array['change_reward(bigint, uuid, integer, jsonb)', 'open_catalogue_batch(bigint, uuid, text, jsonb, uuid)',
    'keep_catalogue_rows(uuid, jsonb)', 'ready_catalogue_batch(uuid)', 'begin_catalogue_batch(bigint, uuid)', 'change_catalogue_rows(uuid, integer)',
    'change_catalogue_whole(uuid)', 'close_catalogue_batch(uuid, text)', 'forget_catalogue_batches(integer)',
    'plan_reward(bigint, uuid, uuid, integer, timestamptz, jsonb, uuid, bigint, jsonb, jsonb)', 'cancel_plan(bigint, uuid)',
    'carry_out_plan(uuid, integer, jsonb, text)', 'cut_picture(bigint, uuid, integer, uuid, integer, integer, integer)',
    'keep_picture(bigint, uuid, text, integer, integer, bytea)'] loop
    execute 'revoke execute on function ' || signature || ' from public';
    if app <> current_user then execute format('grant execute on function %s to %I', signature, app); end if;
  end loop;
  if app = current_user then return; end if;
  execute format('grant select on catalogue_batches, catalogue_rows, reward_plans to %I', app);
end $$;
