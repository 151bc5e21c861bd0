-- What is told of an import of opening balances: that somebody began, with what it was to be, and that it came to its end, with what it was.
-- The openings themselves are journal lines, member by member; where there is no end yet it goes on, or was stopped and is started again.
create or replace function tell_of_balances(p_actor bigint, p_import uuid, p_action text, p_what jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_action not in ('balances.begin', 'balances.finish') then raise exception 'an import of balances begins and finishes, and does not %', p_action; end if;
  insert into trail (at, actor_id, action, subject, after) values (programme_now(), p_actor, p_action, 'balances:' || p_import, p_what);
end $$;

revoke execute on function tell_of_balances(bigint, uuid, text, jsonb) from public;
