-- Refunds that arrive before their sale. Whoever keeps one and whoever records a receipt look at each other under one lock: shared by all
-- commits of receipts, alone for keeping a refund, which is rare. It is the last lock a commit takes and the only one keeping takes.
create or replace function refunds_lock() returns bigint language sql immutable parallel safe as $$ select 7283645519 $$;

-- Which items of a batch record a sale without a refund that waits for it, or a refund that waits already: to be decided again with it.
create or replace function overlooked_refunds(batch jsonb) returns integer[]
language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(refunds_lock());
  return array(
    with receipts as materialized (
      select e.n, e.kind, decode(e.key, 'hex') as key
      from jsonb_to_recordset(batch -> 'events') e(n integer, kind text, key text) where e.kind in ('purchase', 'refund')),
    waiting as (
      select r.n, w.public_id from receipts r join waiting_refunds w on w.purchase_key = r.key and w.taken_at is null where r.kind = 'purchase'
      union
      select r.n, w.public_id from receipts r join waiting_refunds w on w.key = r.key and w.taken_at is null where r.kind = 'refund')
    select w.n from waiting w
    where not exists (select from jsonb_to_recordset(batch -> 'events') t(n integer, id uuid) where t.n = w.n and t.id = w.public_id)
    union
    -- Decided with a refund that staff dismissed meanwhile.
    select e.n from jsonb_to_recordset(batch -> 'events') e(n integer, id uuid, kind text)
    where e.kind = 'refund' and exists (select from trail t where t.subject = 'refund:' || e.id and t.action = 'refund.dismiss'));
end $$;

-- Those that take effect with the sale that arrived wait no more.
create or replace function take_refunds(batch jsonb, accepted integer[], recorded timestamptz) returns void
language sql set search_path = public, pg_temp as $$
  update waiting_refunds w set taken_at = recorded
    from jsonb_to_recordset(batch -> 'events') e(n integer, id uuid, kind text)
    where e.n = any (accepted) and e.kind = 'refund' and w.public_id = e.id
$$;

-- Keeps a refund whose sale is not known, once. Answers kept, waiting (kept before), key_reused, in_the_future, or arrived (its sale is here
-- by now, or the refund took effect: ask again).
create or replace function keep_refund(p jsonb) returns table (status text, id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_key bytea := decode(p ->> 'key', 'hex'); v_purchase bytea := decode(p ->> 'purchaseKey', 'hex'); v_digest bytea := decode(p ->> 'digest', 'hex');
  known record;
begin
  perform pg_advisory_xact_lock(refunds_lock());
  select w.public_id, w.digest, w.taken_at into known from waiting_refunds w where w.key = v_key;
  if found and known.taken_at is null then
    return query select case when known.digest = v_digest then 'waiting' else 'key_reused' end, known.public_id;
    return;
  end if;
  if found or exists (select from events e where e.key in (v_key, v_purchase)) then
    return query select 'arrived', null::uuid;
    return;
  end if;
  if to_timestamp((p ->> 'occurred')::double precision / 1000.0) > programme_now() + interval '5 minutes' then
    return query select 'in_the_future', null::uuid;
    return;
  end if;
  insert into waiting_refunds (public_id, key, digest, external_id, purchase_key, purchase_external_id, amount_minor, currency, occurred_at, received_at)
    values ((p ->> 'id')::uuid, v_key, v_digest, p ->> 'externalId', v_purchase, p ->> 'purchaseExternalId', (p ->> 'amountMinor')::bigint, p ->> 'currency',
      to_timestamp((p ->> 'occurred')::double precision / 1000.0), programme_now());
  return query select 'kept', (p ->> 'id')::uuid;
end $$;

-- Lets a refund wait no longer, with a reason that the trail keeps beside what it was. Answers whether it was still waiting. Whoever commits
-- its sale at this moment goes first, or is decided again without it (overlooked_refunds).
create or replace function dismiss_refund(p_actor bigint, p_public_id uuid, p_reason text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_refund waiting_refunds;
begin
  perform pg_advisory_xact_lock(refunds_lock());
  delete from waiting_refunds where public_id = p_public_id and taken_at is null returning * into v_refund;
  if not found then return false; end if;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), p_actor, 'refund.dismiss', 'refund:' || p_public_id,
    jsonb_build_object('receipt', v_refund.external_id, 'sale', v_refund.purchase_external_id, 'amount_minor', v_refund.amount_minor,
      'currency', v_refund.currency),
    jsonb_build_object('reason', p_reason));
  return true;
end $$;
