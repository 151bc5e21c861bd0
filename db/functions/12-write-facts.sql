-- The rest of a batch that commit_decisions accepted: wallets, facts, redemptions, stock, codes, outbox and trail.
create or replace function write_facts(batch jsonb, accepted integer[], written integer[], positions bigint[], recorded timestamptz) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  update wallets w set
    stamp = w.stamp + 1, version = coalesce(l.version, w.version), balance = coalesce(l.balance_after, w.balance), head = coalesce(l.hash, w.head),
    tier_points = v.tier_points, debt = v.debt, tier = v.tier, tier_until = to_timestamp(v.tier_until / 1000.0),
    settled_at = to_timestamp(v.settled / 1000.0), next_change_at = to_timestamp(v.next_change / 1000.0)
  from jsonb_to_recordset(batch -> 'wallets') v(n integer, member bigint, version integer, tier_points bigint, debt bigint, tier text, tier_until double precision,
    settled double precision, next_change double precision)
    left join journals l on l.member_id = v.member and l.version = v.version
  where v.n = any (accepted) and w.member_id = v.member;

  if jsonb_array_length(batch -> 'tallies') > 0 then
    -- What is there already is added here: a count that goes down would be refused before its conflict is noticed. The wallet is locked.
    insert into tallies (member_id, name, on_, value)
      select c.member, c.name, c.on, c.value + coalesce(t.value, 0)
      from jsonb_to_recordset(batch -> 'tallies') c(n integer, member bigint, name text, "on" date, value bigint)
      left join tallies t on t.member_id = c.member and t.name = c.name and t.on_ = c.on
      where c.n = any (accepted)
      on conflict (member_id, name, on_) do update set value = excluded.value;
  end if;
  if jsonb_array_length(batch -> 'budgets') > 0 then
    update budgets b set used = b.used + s.points
      from (select s.code, s.on, sum(s.points) as points from jsonb_to_recordset(batch -> 'budgets') s(n integer, code text, "on" date, points bigint)
        where s.n = any (accepted) group by 1, 2) s
      where b.code = s.code and b.on_ = s.on;
  end if;

  insert into events (public_id, kind, member_id, key, digest, external_id, occurred_at, decided_at, recorded_at, position, total_minor, currency, channel, store,
      data, outcome, journal_version, nothing_because)
    select e.id, e.kind, e.member, decode(e.key, 'hex'), decode(e.digest, 'hex'), e.external_id, to_timestamp(e.occurred / 1000.0), to_timestamp(e.decided / 1000.0),
      recorded, positions[array_position(written, e.n)], e.total, e.currency, e.channel, e.store, coalesce(e.data, '{}'),
      case when e.n = any (accepted) or e.refused then e.outcome
        else coalesce(batch -> 'refusals' -> e.n::text, '{"refusal": {"code": "out_of_stock"}}') end,
      case when e.n = any (accepted) then e.journal_version end, e.nothing_because
    from jsonb_to_recordset(batch -> 'events') e(n integer, id uuid, kind text, member bigint, key text, digest text, external_id text, occurred double precision,
      decided double precision, total bigint, currency text, channel text, store text, data jsonb, outcome jsonb, refused boolean, journal_version integer, nothing_because text)
    where e.n = any (written);

  if jsonb_array_length(batch -> 'redemptions') > 0 then
    insert into redemptions (public_id, member_id, reward_id, state, quantity, points, journal_version, code_cipher, code_hash, created_at, expires_at,
        cancellable_until, details, worth_minor, cash_minor, currency, date_id, position)
      select r.id, r.member, r.reward, r.state, r.quantity, r.points, r.journal_version, decode(r.code_cipher, 'base64'), decode(r.code_hash, 'hex'),
        to_timestamp(r.created / 1000.0), to_timestamp(r.expires / 1000.0), to_timestamp(r.cancellable / 1000.0), r.details, r.worth, r.cash, r.currency, r.date,
        positions[array_position(written, r.n)]
      from jsonb_to_recordset(batch -> 'redemptions') r(n integer, id uuid, member bigint, reward bigint, state text, quantity integer, points bigint,
        journal_version integer, code_cipher text, code_hash text, created double precision, expires double precision, cancellable double precision,
        details jsonb, worth bigint, cash bigint, currency text, date bigint)
      where r.n = any (accepted) order by r.n;
    insert into redemption_particulars (redemption_id, cipher)
      select d.id, decode(r.particulars, 'base64') from jsonb_to_recordset(batch -> 'redemptions') r(n integer, id uuid, particulars text)
      join redemptions d on d.public_id = r.id where r.n = any (accepted) and r.particulars is not null;
    update reward_stocks s set left_ = s.left_ - t.quantity, total_left = s.total_left - t.quantity
      from (select r.reward, sum(r.quantity) as quantity from jsonb_to_recordset(batch -> 'redemptions') r(n integer, reward bigint, quantity bigint)
        where r.n = any (accepted) group by r.reward) t
      where s.reward_id = t.reward and (s.left_ is not null or s.total_left is not null);
    perform assign_codes(batch, accepted);
    if jsonb_array_length(batch -> 'proofs') > 0 then perform use_proofs(batch, accepted); end if;
  end if;

  if jsonb_array_length(batch -> 'transitions') > 0 then
    perform move_redemptions(batch, accepted);
  end if;

  if jsonb_array_length(batch -> 'dates') > 0 then perform write_bookings(batch, accepted); end if;

  insert into outbox (reason, task, payload)
    select o.reason, o.task, o.payload from jsonb_to_recordset(batch -> 'outbox') o(n integer, reason text, task text, payload jsonb)
    where o.n = any (accepted) on conflict do nothing;
  if (batch ->> 'holds_receipts')::boolean then perform take_refunds(batch, accepted, recorded); end if;
  if (batch ->> 'holds_wishes')::boolean then perform write_wishes(batch, accepted); end if;
  if jsonb_array_length(batch -> 'notices') > 0 then perform write_notices(batch, accepted); end if;
  if jsonb_array_length(batch -> 'approvals') > 0 then perform write_approvals(batch, accepted); end if;
  if jsonb_array_length(batch -> 'disputes') > 0 then perform write_disputes(batch, accepted); end if;
  if jsonb_array_length(batch -> 'gifts') > 0 then perform write_gifts(batch, accepted); end if;
  if jsonb_array_length(batch -> 'reviews') > 0 then perform write_reviews(batch, accepted); end if;
  if jsonb_array_length(batch -> 'presents') > 0 then perform write_presents(batch, accepted); end if;
  if jsonb_array_length(batch -> 'merges') > 0 then perform write_merges(batch, accepted); end if;

  if jsonb_array_length(batch -> 'trail') > 0 then
    insert into trail (at, actor_id, action, subject, before, after)
      select recorded, t.actor, t.action, t.subject, t.before, t.after
      from jsonb_to_recordset(batch -> 'trail') t(n integer, actor bigint, action text, subject text, before jsonb, after jsonb) where t.n = any (accepted);
  end if;
end $$;

-- Free codes for new redemptions of rewards with an inventory: those that end soonest first, then the oldest, each to one redemption for ever; it ends
-- with them. The stock row is locked, and what ended was taken out of it.
create or replace function assign_codes(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare wanted bigint; given bigint;
begin
  select sum(r.quantity) into wanted from jsonb_to_recordset(batch -> 'redemptions') r(n integer, quantity bigint, takes_codes boolean)
    where r.n = any (accepted) and r.takes_codes;
  if wanted is null then return; end if;
  with asked as (
    select d.id as redemption_id, d.reward_id, row_number() over (partition by d.reward_id order by d.id, copy) as place
    from jsonb_to_recordset(batch -> 'redemptions') r(n integer, id uuid, quantity integer, takes_codes boolean)
    join redemptions d on d.public_id = r.id, generate_series(1, r.quantity) copy
    where r.n = any (accepted) and r.takes_codes),
  free as (
    select c.id, a.reward_id, row_number() over (partition by a.reward_id order by c.ends_at, c.id) as place
    from (select reward_id, count(*) as wanted from asked group by reward_id) a,
      lateral (select id, ends_at from reward_codes f where f.reward_id = a.reward_id and f.redemption_id is null and f.written_off_at is null
        order by f.ends_at, f.id limit a.wanted) c),
  assigned as (
    update reward_codes c set redemption_id = a.redemption_id from asked a join free f on f.reward_id = a.reward_id and f.place = a.place
    where c.id = f.id returning c.redemption_id, c.ends_at),
  ending as (
    update redemptions d set expires_at = least(d.expires_at, e.ends_at)
    from (select redemption_id, min(ends_at) as ends_at from assigned where ends_at is not null group by redemption_id) e where d.id = e.redemption_id)
  select count(*) into given from assigned;
  if given <> wanted then raise exception 'Stock promised % codes, the inventory had %', wanted, given; end if;
end $$;

-- Redemptions that go from one state to another, each from where it was decided to stand, with the step kept. What gave its points back
-- leaves the live ones: its units return to the shelf, or are written off.
create or replace function move_redemptions(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare wanted integer; moved integer;
begin
  select count(*) into wanted from jsonb_to_recordset(batch -> 'transitions') t(n integer) where t.n = any (accepted);
  update redemptions r set state = t.state, restored_version = t.restored_version,
    cancelled_at = case when t.state in ('cancelled', 'failed') then to_timestamp(t.at / 1000.0) else r.cancelled_at end,
    used_at = case when t.state = 'used' then to_timestamp(t.at / 1000.0) when t.from = 'used' then null else r.used_at end,
    expired_at = case when t.state = 'expired' then to_timestamp(t.at / 1000.0) else r.expired_at end
    from jsonb_to_recordset(batch -> 'transitions') t(n integer, redemption bigint, "from" text, state text, restored_version integer, at double precision)
    where t.n = any (accepted) and r.id = t.redemption and r.state = t.from;
  get diagnostics moved = row_count;
  if moved <> wanted then raise exception '% redemptions were to be moved, % stood where they were to be moved from', wanted, moved; end if;
  insert into redemption_moves (redemption_id, from_state, to_state, by_, actor_id, details, at)
    select t.redemption, t.from, t.state, t.by, t.actor, coalesce(t.details, '{}'), to_timestamp(t.at / 1000.0)
    from jsonb_to_recordset(batch -> 'transitions') t(n integer, redemption bigint, "from" text, state text, by text, actor bigint, details jsonb, at double precision)
    where t.n = any (accepted);
  update reward_stocks s set left_ = s.left_ + t.returned, total_left = s.total_left + t.returned + t.lost,
      written_off = s.written_off + case when s.left_ is null then 0 else t.lost end
    from (select t.reward, sum(case when t.returns then t.quantity else 0 end) as returned, sum(case when t.returns then 0 else t.quantity end) as lost
      from jsonb_to_recordset(batch -> 'transitions') t(n integer, reward bigint, quantity bigint, state text, returns boolean)
      where t.n = any (accepted) and t.state in ('cancelled', 'failed') group by t.reward) t
    where s.reward_id = t.reward and (s.left_ is not null or s.total_left is not null);
end $$;

-- Places that a batch takes and gives up. The dates are locked, and what is free was looked at under that lock.
create or replace function write_bookings(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare wanted integer; moved integer;
begin
  select count(*) into wanted from jsonb_to_recordset(batch -> 'rebookings') b(n integer) where b.n = any (accepted);
  update redemptions r set date_id = b.takes, expires_at = to_timestamp(b.expires / 1000.0), cancellable_until = to_timestamp(b.cancellable / 1000.0)
    from jsonb_to_recordset(batch -> 'rebookings') b(n integer, redemption bigint, leaves bigint, takes bigint, expires double precision, cancellable double precision)
    where b.n = any (accepted) and r.id = b.redemption and r.state = 'booked' and r.date_id = b.leaves;
  get diagnostics moved = row_count;
  if moved <> wanted then raise exception '% bookings were to be moved, % stood where they were to be moved from', wanted, moved; end if;
  update reward_dates d set booked = d.booked + s.seats
    from (select b.date, sum(b.seats) as seats from jsonb_to_recordset(batch -> 'seats') b(n integer, date bigint, seats integer)
      where b.n = any (accepted) group by b.date) s
    where d.id = s.date;
end $$;
