-- The open shift of a cashier, locked: whatever one cashier does happens one after the other, and not after the shift was closed.
create or replace function locked_shift(p_actor bigint) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  select id from shifts where person_id = p_actor and closed_at is null for update
$$;

-- Takes a step of a card's code, once, and opens a visit of five minutes at this cashier's counter. The MAC was checked by whoever
-- calls; that its session still lives is looked at here, in the same statement that takes the step.
-- Answers opened, taken, ended (its session, or the membership) or no_shift.
create or replace function open_visit(p_actor bigint, p_visit uuid, p_session uuid, p_step integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_shift bigint := locked_shift(p_actor);
  v_session bigint;
  v_member bigint;
begin
  if v_shift is null then return 'no_shift'; end if;
  select s.id, m.id into v_session, v_member
  from sessions s join people p on p.id = s.person_id and p.state = 'active' join members m on m.person_id = p.id and m.state in ('active', 'locked')
  where s.public_id = p_session and s.revoked_at is null and s.expires_at > now() for share of s;
  if not found then return 'ended'; end if;
  insert into counter_visits (public_id, shift_id, member_id, how, session_id, step, ends_at)
  values (p_visit, v_shift, v_member, 'card', v_session, p_step, now() + interval '5 minutes')
  on conflict (session_id, step) do nothing;
  return case when found then 'opened' else 'taken' end;
end $$;

-- The same by the member's second factor, used up as when signing in. Answers opened, no_shift, or what answer_factor refuses with.
create or replace function open_visit_by_factor(p_actor bigint, p_visit uuid, p_member bigint, p_kind text, p_step integer, p_hash bytea)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_shift bigint := locked_shift(p_actor);
  v_person bigint;
  v_status text;
begin
  if v_shift is null then return 'no_shift'; end if;
  select person_id into v_person from members where id = p_member and state in ('active', 'locked');
  if v_person is null then return 'refused'; end if;
  v_status := answer_factor(v_person, p_kind, p_step, p_hash, null);
  if v_status <> 'passed' then return v_status; end if;
  insert into counter_visits (public_id, shift_id, member_id, how, ends_at)
  values (p_visit, v_shift, p_member, 'factor', now() + interval '5 minutes');
  return 'opened';
end $$;

-- The latest visit of this member at this counter that is still open.
create or replace function visit_now(p_shift bigint, p_member bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id from counter_visits v left join sessions s on s.id = v.session_id
  where v.shift_id = p_shift and v.member_id = p_member and v.ends_at > now()
    and (v.session_id is null or (s.revoked_at is null and s.expires_at > now()))
  order by v.ends_at desc limit 1
$$;

-- What this cashier has awarded since the day of the programme began, what was undone left out.
create or replace function awarded_today(p_actor bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(a.points), 0)::bigint
  from counter_acts a join shifts s on s.id = a.shift_id, installation i
  where i.id = 1 and s.person_id = p_actor and a.kind = 'purchase' and a.state <> 'refused'
    and a.at >= date_trunc('day', programme_now() at time zone i.zone) at time zone i.zone
    and not exists (select from counter_acts u where u.undoes = a.id and u.state = 'done')
$$;

-- Writes down what a cashier is about to do, or says why not; p: actor, key, kind, member, and by kind receipt, total, currency, points,
-- redemption, ledgerKey, discount, undoes, supervisor, isSupervisor. Answers begun, known (the same form again: its state says how it went), no_shift,
-- own_membership, receipt_taken, needs_supervisor_amount, needs_supervisor_day, visit_over, undo_unknown, undo_late, undo_not_last or undone.
create or replace function begin_act(p jsonb)
returns table (status text, at timestamptz, subject text, state text, minor bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_actor bigint := (p ->> 'actor')::bigint;
  v_kind text := p ->> 'kind';
  v_shift bigint := locked_shift(v_actor);
  v_limits counter_limits;
  v_known counter_acts;
  v_undone counter_acts;
  v_member bigint := member_now((p ->> 'member')::bigint);
  v_visit bigint;
  v_attempt integer;
  v_redemption text := p ->> 'redemption';
begin
  select a.* into v_known from counter_acts a join shifts s on s.id = a.shift_id
  where a.public_id = (p ->> 'key')::uuid and a.kind = v_kind and s.person_id = v_actor;
  if found then
    select * into v_undone from counter_acts a where a.id = v_known.undoes;
    return query select 'known', v_known.at, coalesce(act_subject(v_known.receipt, v_known.attempt),
      act_subject(v_undone.receipt, v_undone.attempt), v_known.redemption), v_known.state, v_known.total_minor;
    return;
  end if;
  if v_shift is null then return query select 'no_shift', null::timestamptz, null, null, null::bigint; return; end if;
  perform settle_left(v_actor, v_shift, interval '1 minute');
  if exists (select from members where id = v_member and person_id = v_actor) then
    return query select 'own_membership', null::timestamptz, null, null, null::bigint; return;
  end if;
  select * into v_limits from counter_limits where id = 1;

  if v_kind = 'purchase' then
    -- What was begun and lost on the way, and never reached the ledger, blocks no receipt.
    update counter_acts a set state = 'refused'
    where a.receipt = p ->> 'receipt' and a.kind = 'purchase' and a.state = 'asked' and a.at < programme_now() - interval '1 minute'
      and not exists (select from events e where e.member_id = a.member_id and e.kind = 'purchase'
        and e.external_id = act_subject(a.receipt, a.attempt));
    select coalesce(max(a.attempt), 0) + 1 into v_attempt from counter_acts a
    where a.receipt = p ->> 'receipt' and a.kind = 'purchase' and a.state <> 'refused';
    if v_attempt > 1 and not exists (select from counter_acts a join counter_acts u on u.undoes = a.id and u.state = 'done'
      where a.receipt = p ->> 'receipt' and a.attempt = v_attempt - 1 and a.state = 'done') then
      return query select 'receipt_taken', null::timestamptz, null, null, null::bigint; return;
    end if;
    if p ->> 'supervisor' is null and not coalesce((p ->> 'isSupervisor')::boolean, false) then
      if (p ->> 'total')::bigint > v_limits.alone_minor then
        return query select 'needs_supervisor_amount', null::timestamptz, null, null, v_limits.alone_minor; return;
      end if;
      if awarded_today(v_actor) + (p ->> 'points')::bigint > v_limits.points_per_day then
        return query select 'needs_supervisor_day', null::timestamptz, null, null, v_limits.points_per_day; return;
      end if;
    end if;
  elsif v_kind = 'redemption' then
    v_visit := visit_now(v_shift, v_member);
    if v_visit is null then return query select 'visit_over', null::timestamptz, null, null, null::bigint; return; end if;
  elsif v_kind in ('refund', 'cancellation', 'reinstatement') then
    select * into v_undone from counter_acts a where a.public_id = (p ->> 'undoes')::uuid and a.shift_id = v_shift and a.state = 'done'
      and a.kind = case v_kind when 'refund' then 'purchase' when 'cancellation' then 'redemption' else 'use' end;
    if not found then return query select 'undo_unknown', null::timestamptz, null, null, null::bigint; return; end if;
    if exists (select from counter_acts u where u.undoes = v_undone.id and u.state <> 'refused') then
      return query select 'undone', null::timestamptz, null, null, null::bigint; return;
    end if;
    if v_undone.at < programme_now() - make_interval(mins => v_limits.undo_minutes) then
      return query select 'undo_late', null::timestamptz, null, null, v_limits.undo_minutes::bigint; return;
    end if;
    if v_kind = 'refund' and exists (select from counter_acts a where a.shift_id = v_shift and a.kind = 'purchase' and a.state <> 'refused'
      and a.id > v_undone.id and not exists (select from counter_acts u where u.undoes = a.id and u.state = 'done')) then
      return query select 'undo_not_last', null::timestamptz, null, null, null::bigint; return;
    end if;
    v_member := v_undone.member_id;
    v_redemption := v_undone.redemption;
  end if;

  insert into counter_acts (public_id, shift_id, member_id, visit_id, kind, receipt, attempt, redemption, ledger_key, total_minor, currency, discount_minor, points,
      supervisor_id, undoes, at)
    values ((p ->> 'key')::uuid, v_shift, v_member, v_visit, v_kind, p ->> 'receipt', v_attempt, v_redemption, decode(p ->> 'ledgerKey', 'hex'),
      coalesce((p ->> 'total')::bigint, v_undone.total_minor), coalesce(p ->> 'currency', v_undone.currency),
      coalesce((p ->> 'discount')::bigint, v_undone.discount_minor),
      coalesce((p ->> 'points')::bigint, 0), (p ->> 'supervisor')::bigint, v_undone.id, programme_now())
    on conflict do nothing;
  -- Another cashier was faster with the same receipt.
  if not found then return query select 'receipt_taken', null::timestamptz, null, null, null::bigint; return; end if;
  return query select 'begun', programme_now(),
    coalesce(act_subject(p ->> 'receipt', v_attempt), act_subject(v_undone.receipt, v_undone.attempt), v_redemption), 'asked',
    v_undone.total_minor;
end $$;

-- Under which name a receipt reaches the ledger: its own, and one more each time it was undone before.
create or replace function act_subject(p_receipt text, p_attempt integer) returns text language sql immutable as $$
  select case when p_attempt > 1 then p_receipt || '/' || p_attempt else p_receipt end
$$;

-- What the ledger answered: done with so many points, or refused. A purchase is told in the trail; the other acts tell of themselves. What was given
-- up for lost and was done after all is done.
create or replace function settle_act(p_actor bigint, p_key uuid, p_state text, p_points bigint, p_redemption text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_act counter_acts;
begin
  update counter_acts a set state = p_state, points = p_points, redemption = coalesce(p_redemption, a.redemption)
  from shifts s where s.id = a.shift_id and s.person_id = p_actor and a.public_id = p_key
    and (a.state = 'asked' or (a.state = 'refused' and p_state = 'done')) returning a.* into v_act;
  if not found or p_state <> 'done' or v_act.kind not in ('purchase', 'redemption') then return; end if;
  insert into trail (at, actor_id, action, subject, after)
  select programme_now(), p_actor, 'member.' || case v_act.kind when 'purchase' then 'purchase' else 'redeem' end, 'member:' || m.public_id,
    jsonb_strip_nulls(jsonb_build_object('receipt', act_subject(v_act.receipt, v_act.attempt), 'amountMinor', v_act.total_minor, 'currency', v_act.currency,
      'points', v_act.points, 'redemption', v_act.redemption, 'store', t.code))
  from members m, shifts s join stores t on t.id = s.store_id where m.id = v_act.member_id and s.id = v_act.shift_id;
end $$;

-- What was asked in a shift longer ago than this and never answered here (the portal was stopped in between) is settled as the ledger has it, so that
-- nothing done is missing from the shift's sums, and nothing that was not done blocks a receipt or an undo.
create or replace function settle_left(p_actor bigint, p_shift bigint, p_older interval) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_act counter_acts;
  v_did boolean;
  v_points bigint;
  v_redemption text;
begin
  for v_act in select * from counter_acts a where a.shift_id = p_shift and a.state = 'asked' and a.at <= programme_now() - p_older order by a.id loop
    v_redemption := null;
    case v_act.kind
    when 'purchase', 'refund' then
      select coalesce(e.outcome ->> 'earned', e.outcome ->> 'points', '0')::bigint into v_points
      from events e where e.member_id = v_act.member_id and e.kind = v_act.kind and not e.outcome ? 'refusal'
        and e.external_id = case v_act.kind when 'purchase' then act_subject(v_act.receipt, v_act.attempt) else 'counter:' || v_act.public_id end;
    when 'redemption' then
      select d.points, d.public_id into v_points, v_redemption
      from events e join redemptions d on d.public_id = e.public_id where e.key = v_act.ledger_key;
    else
      select case v_act.kind when 'cancellation' then d.points else 0 end into v_points
      from redemptions d join redemption_moves v on v.redemption_id = d.id
      where d.public_id = v_act.redemption::uuid and v.at >= date_trunc('milliseconds', v_act.at)
        and case v_act.kind when 'use' then v.to_state = 'used' and v.actor_id = p_actor
          when 'reinstatement' then v.from_state = 'used' and v.actor_id = p_actor else v.to_state = 'cancelled' end
      -- A later act of the same kind has its own.
      order by v.id limit 1 offset (select count(*) from counter_acts o where o.redemption = v_act.redemption and o.kind = v_act.kind and o.state = 'done'
        and o.id > v_act.id);
    end case;
    v_did := found;
    perform settle_act(p_actor, v_act.public_id, case when v_did then 'done' else 'refused' end, coalesce(v_points, 0), v_redemption);
  end loop;
end $$;

revoke execute on function settle_left(bigint, bigint, interval), locked_shift(bigint), open_visit(bigint, uuid, uuid, integer), visit_now(bigint, bigint), awarded_today(bigint),
  open_visit_by_factor(bigint, uuid, bigint, text, integer, bytea), begin_act(jsonb), settle_act(bigint, uuid, text, bigint, text) from public;
