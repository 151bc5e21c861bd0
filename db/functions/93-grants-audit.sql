-- The audit views belong to the owner. A role named setia_auditor, where the database's administrator made one, may read them and nothing
-- else; the application has no business here.
revoke execute on function audit.member_id(bigint) from public;
do $$
begin
  if not exists (select from pg_roles where rolname = 'setia_auditor') then return; end if;
  grant usage on schema audit to setia_auditor;
  grant select on all tables in schema audit to setia_auditor;
  grant execute on function audit.member_id(bigint) to setia_auditor;
end $$;
