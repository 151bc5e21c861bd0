do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on code_imports, code_import_lines to %I', app);
  execute format('grant execute on function begin_code_import(bigint, uuid, uuid), keep_code_lines(uuid, jsonb), end_code_lines(uuid, boolean),
    run_code_import(uuid, boolean), give_up_code_import(uuid), sweep_code_imports(integer), end_codes_due(integer),
    set_low_stock(bigint, uuid, bigint, bigint), withdraw_code_import(bigint, uuid, text) to %I', app);
end $$;
