-- The one door through which points move. Takes a batch of decided outcomes, writes each whole or not at all, and answers a row
-- per item: done, known (its key was answered before), key_reused, stale (decide again), or refused (the stock ran out, the date is full).
-- Locks first, in one order everywhere: wallets by member, then stocks by reward, then dates, then budgets by code, then refunds that wait,
-- then proofs, then distributions that give no more than so many. It raises only for bugs.
create or replace function commit_decisions(batch jsonb)
returns table (n integer, status text, outcome jsonb)
language plpgsql security definer set search_path = public, pg_temp
-- A batch is small and every table is reached by its key: one plan, by index, for good.
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
declare
  item record;
  entry record;
  accepted integer[] := '{}';
  written integer[] := '{}';
  positions bigint[] := '{}';
  touched bigint[] := '{}';
  stock_ids bigint[];
  stock_left bigint[];
  total_left bigint[];
  codes_ended boolean;
  date_ids bigint[];
  date_free bigint[];
  refusals jsonb := '{}';
  budget_names text[];
  budget_used bigint[];
  spending record;
  fits boolean;
  overlooked integer[] := '{}';
  unproven integer[] := '{}';
  beyond integer[] := '{}';
  place integer;
  lines journals[] := '{}';
  member bigint := 0;
  version integer;
  balance bigint;
  previous bytea;
  sealed_at timestamptz := programme_now();
  line_hash bytea;
  position bigint;
begin
  perform 1 from wallets w
    where w.member_id = any (array(select (e ->> 'member')::bigint from jsonb_array_elements(batch -> 'wallets') e))
    order by w.member_id for update;
  if jsonb_array_length(batch -> 'stocks') > 0 then
    select array_agg(s.reward_id), array_agg(s.left_), array_agg(s.total_left), bool_or(s.next_code_ends_at <= sealed_at) into stock_ids, stock_left, total_left, codes_ended from (
      select r.reward_id, r.left_, r.total_left, r.next_code_ends_at from reward_stocks r
      where r.reward_id = any (array(select e::bigint from jsonb_array_elements_text(batch -> 'stocks') e))
      order by r.reward_id for update) s;
    -- A code is given to nobody after its own end, whether or not the job that takes it out of stock was here.
    if codes_ended then
      perform write_off_ended_codes(stock_ids, sealed_at);
      stock_left := array(select s.left_ from reward_stocks s where s.reward_id = any (stock_ids) order by s.reward_id);
    end if;
  end if;
  if jsonb_array_length(batch -> 'dates') > 0 then
    select array_agg(s.id), array_agg(s.free) into date_ids, date_free from (
      select d.id, (d.capacity - d.booked)::bigint as free from reward_dates d
      where d.id = any (array(select e::bigint from jsonb_array_elements_text(batch -> 'dates') e))
      order by d.id for update) s;
  end if;
  if jsonb_array_length(batch -> 'budgets') > 0 then
    insert into budgets as b (code, on_, most)
      select s.code, s.on, max(s.most) from jsonb_to_recordset(batch -> 'budgets') s(code text, "on" date, most bigint) group by 1, 2 order by 1, 2
      on conflict (code, on_) do update set most = excluded.most where b.most < excluded.most;
    select array_agg(s.name), array_agg(s.used) into budget_names, budget_used from (
      select b.code || ' ' || b.on_ as name, b.used from budgets b
      where (b.code, b.on_) in (select s.code, s.on from jsonb_to_recordset(batch -> 'budgets') s(code text, "on" date))
      order by b.code, b.on_ for update) s;
  end if;
  if (batch ->> 'holds_receipts')::boolean then overlooked := overlooked_refunds(batch); end if;
  if jsonb_array_length(batch -> 'proofs') > 0 then unproven := unproven_items(batch); end if;
  if jsonb_array_length(batch -> 'presents') > 0 then beyond := presents_beyond(batch); end if;

  -- Who may go on, in the order of the batch.
  for item in
    with moved as (
      select v.n, bool_or(w.stamp is distinct from v.stamp) as stale, array_agg(v.member) as members
      from jsonb_to_recordset(batch -> 'wallets') v(n integer, member bigint, stamp integer)
      left join wallets w on w.member_id = v.member group by v.n)
    select i.*, moved.stale, moved.members, e.outcome as known, e.digest as known_digest, r.version as live_version, r.gates as live_gates, d.version as live_date
    from jsonb_to_recordset(batch -> 'items') i(n integer, key text, digest text, refused boolean, reward bigint, reward_version integer, quantity bigint,
      date bigint, date_version integer, seats bigint)
    join moved on moved.n = i.n
    left join events e on e.key = decode(i.key, 'hex')
    left join rewards r on r.id = i.reward
    left join reward_dates d on d.id = i.date
    order by i.n
  loop
    n := item.n; outcome := null;
    if item.known is not null then
      status := case when item.known_digest = decode(item.digest, 'hex') then 'known' else 'key_reused' end;
      outcome := item.known;
      return next; continue;
    end if;
    if item.stale or touched && item.members or item.reward_version is distinct from item.live_version
      or item.date_version is distinct from item.live_date or item.n = any (overlooked) then
      status := 'stale'; return next; continue;
    end if;
    -- Nothing is written, not even under its key: the same sheet may be proven anew.
    if item.n = any (unproven) then
      status := 'refused';
      outcome := '{"refusal": {"code": "proof_needed", "reasons": []}}';
      return next; continue;
    end if;
    -- Its distribution gave all it may; nothing is kept of it, since there may be room another day.
    if item.n = any (beyond) then
      status := 'refused';
      outcome := '{"refusal": {"code": "given_out"}}';
      return next; continue;
    end if;
    -- Decided with more than what is left of a budget by now: to be decided again with that.
    if budget_names is not null and not item.refused then
      fits := true;
      for spending in select array_position(budget_names, s.code || ' ' || s.on) as place, s.points, s.most
        from jsonb_to_recordset(batch -> 'budgets') s(n integer, code text, "on" date, most bigint, points bigint) where s.n = item.n
      loop
        fits := fits and budget_used[spending.place] + spending.points <= spending.most;
        budget_used[spending.place] := budget_used[spending.place] + spending.points;
      end loop;
      if not fits then
        for spending in select array_position(budget_names, s.code || ' ' || s.on) as place, s.points
          from jsonb_to_recordset(batch -> 'budgets') s(n integer, code text, "on" date, points bigint) where s.n = item.n
        loop
          budget_used[spending.place] := budget_used[spending.place] - spending.points;
        end loop;
        status := 'stale'; return next; continue;
      end if;
    end if;
    touched := touched || item.members;
    written := written || item.n;
    positions := positions || nextval('ledger_position');
    if item.refused then status := 'done'; return next; continue; end if;
    if item.date is not null and date_free[array_position(date_ids, item.date)] < item.seats then
      status := 'refused';
      outcome := jsonb_build_object('refusal', jsonb_build_object('code', 'date_full'));
      refusals := refusals || jsonb_build_object(item.n::text, outcome);
      return next; continue;
    end if;
    if item.reward is not null then
      place := array_position(stock_ids, item.reward);
      if stock_left[place] < item.quantity then
        status := 'refused';
        outcome := jsonb_build_object('refusal', jsonb_build_object('code', 'out_of_stock'));
        return next; continue;
      end if;
      if total_left[place] < item.quantity then
        status := 'refused';
        outcome := jsonb_build_object('refusal', jsonb_build_object('code', 'total_reached', 'total', item.live_gates -> 'totalLimit', 'left', total_left[place]));
        refusals := refusals || jsonb_build_object(item.n::text, outcome);
        return next; continue;
      end if;
      stock_left[place] := stock_left[place] - item.quantity;
      total_left[place] := total_left[place] - item.quantity;
    end if;
    if item.date is not null then
      place := array_position(date_ids, item.date);
      date_free[place] := date_free[place] - item.seats;
    end if;
    accepted := accepted || item.n;
    status := 'done'; return next;
  end loop;

  -- The chain, line by line.
  for entry in
    select l.*, w.version as version_before, w.balance as balance_before, w.head, m.public_id::text as member_uuid, to_timestamp(l.occurred / 1000.0) as occurred_at,
      coalesce((select sum((c ->> 3)::bigint) from jsonb_array_elements(l.changes::jsonb) c), 0) as delta
    from jsonb_to_recordset(batch -> 'lines') l(n integer, i integer, member bigint, kind text, points bigint, tier_points bigint, occurred double precision,
      source text, terms integer, key text, changes text, trace text)
    join wallets w on w.member_id = l.member join members m on m.id = l.member
    where l.n = any (accepted) order by l.member, l.i
  loop
    if entry.member <> member then
      member := entry.member; version := entry.version_before; balance := entry.balance_before;
      previous := coalesce(entry.head, decode(repeat('00', 32), 'hex'));
      position := positions[array_position(written, entry.n)];
    end if;
    version := version + 1;
    balance := balance + entry.delta;
    line_hash := sha256(previous || convert_to('setia-journal-1,' || chain_field(entry.member_uuid) || chain_field(version::text) || chain_field(entry.kind)
      || chain_field(entry.points::text) || chain_field(entry.tier_points::text) || chain_field(balance::text) || chain_field(chain_instant(entry.occurred_at))
      || chain_field(entry.source) || chain_field(entry.terms::text) || chain_field(entry.key) || chain_field(entry.changes) || chain_field(entry.trace), 'UTF8'));
    lines := lines || row(entry.member, version, entry.kind, entry.points, entry.tier_points, balance, entry.occurred_at, sealed_at, position, entry.source,
      entry.terms, decode(entry.key, 'hex'), entry.changes, entry.trace, line_hash,
      sha256(line_hash || convert_to('setia-seal-1,' || chain_field(chain_instant(sealed_at)) || chain_field(position::text), 'UTF8')))::journals;
    previous := line_hash;
  end loop;
  if cardinality(lines) > 0 then perform write_lines(lines); end if;
  if refusals <> '{}' then batch := batch || jsonb_build_object('refusals', refusals); end if;
  perform write_facts(batch, accepted, written, positions, sealed_at);
end $$;

-- Journal lines and what they do to lots.
create or replace function write_lines(lines journals[]) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  insert into journals select * from unnest(lines);
  insert into lots (member_id, born, ordinal, kind, points, remaining, available_at, expires_at, terms_version)
    select l.member_id, (c ->> 1)::integer, (c ->> 2)::integer, c ->> 4, (c ->> 5)::bigint, (c ->> 5)::bigint,
      to_timestamp((c ->> 6)::double precision / 1000.0), to_timestamp((c ->> 7)::double precision / 1000.0), (c ->> 8)::integer
    from unnest(lines) l, jsonb_array_elements(l.changes::jsonb) c where c ->> 0 = 'new';
  update lots set remaining = lots.remaining + d.delta, expires_at = coalesce(to_timestamp(d.expiry / 1000.0), lots.expires_at),
      available_at = coalesce(to_timestamp(d.available / 1000.0), lots.available_at)
    from (select l.member_id, (c ->> 1)::integer as born, (c ->> 2)::integer as ordinal, sum((c ->> 3)::bigint) as delta,
        max((c ->> 4)::double precision) filter (where c ->> 0 = 'extend') as expiry,
        max((c ->> 4)::double precision) filter (where c ->> 0 = 'release') as available
      from unnest(lines) l, jsonb_array_elements(l.changes::jsonb) c where c ->> 0 <> 'new' group by 1, 2, 3) d
    where lots.member_id = d.member_id and lots.born = d.born and lots.ordinal = d.ordinal;
end $$;
