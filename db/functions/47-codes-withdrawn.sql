-- Withdraws a supplier's delivery: its codes that nobody has are taken out of stock together, for good, with a reason; those that were given
-- stay where they are. The stock is locked first, as by whoever redeems, so a code is either given or withdrawn. Answers withdrawn with
-- how many, or unknown, nothing_free or reason_missing.
create or replace function withdraw_code_import(p_actor bigint, p_import uuid, p_reason text) returns table (status text, codes integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_import code_imports;
  v_reward uuid;
  v_count integer;
begin
  perform as_actor(p_actor);
  if coalesce(trim(p_reason), '') = '' then return query select 'reason_missing', 0; return; end if;
  select * into v_import from code_imports where public_id = p_import and state = 'added' for update;
  if not found then return query select 'unknown', 0; return; end if;
  select public_id into v_reward from rewards where id = v_import.reward_id for no key update;
  perform from reward_stocks where reward_id = v_import.reward_id for update;
  update reward_codes set written_off_at = programme_now()
    where import_id = v_import.id and redemption_id is null and written_off_at is null;
  get diagnostics v_count = row_count;
  if v_count = 0 then return query select 'nothing_free', 0; return; end if;
  update reward_stocks s set left_ = s.left_ - v_count, written_off = s.written_off + v_count,
      next_code_ends_at = (select min(c.ends_at) from reward_codes c where c.reward_id = s.reward_id and c.redemption_id is null and c.written_off_at is null)
    where s.reward_id = v_import.reward_id;
  update code_imports set withdrawn = withdrawn + v_count, withdrawn_at = programme_now(), withdrawn_by = p_actor, withdrawn_because = trim(p_reason)
    where id = v_import.id;
  insert into trail (at, actor_id, action, subject, after) values (programme_now(), p_actor, 'codes.withdraw', 'reward:' || v_reward,
    jsonb_build_object('codes', v_count, 'reason', trim(p_reason)));
  return query select 'withdrawn', v_count;
end $$;

revoke execute on function withdraw_code_import(bigint, uuid, text) from public;
