-- The floor of an import: one call takes a batch of customers with all their purchases in order, makes members and wallets, and writes fact,
-- journal line, lot and chain of each purchase, at one flat rate and without rules, tiers or lapses. It stays as it is.
create or replace function floor_award(customers text[], totals text[]) returns void language plpgsql as $$
declare place integer; one record; m bigint; m_uuid uuid; balance bigint; line integer; head bytea; body text; earned bigint; tiers bigint; k bytea; changes text; trace text; pos bigint; src uuid;
  js journals[]; es events[];
begin
  for place in 1 .. cardinality(customers) loop
    insert into members (public_id, state, external_id, number) values (gen_random_uuid(), 'unclaimed', customers[place], gen_random_uuid()::text)
      returning id, public_id into m, m_uuid;
    balance := 0; line := 0; tiers := 0; head := decode(repeat('00', 32), 'hex'); pos := nextval('ledger_position'); js := '{}';
    for one in select (e ->> 0)::timestamptz as at, (e ->> 1)::bigint as total, e ->> 2 as receipt from jsonb_array_elements(totals[place]::jsonb) e loop
      earned := one.total / 10; src := gen_random_uuid(); k := sha256(convert_to(one.receipt, 'UTF8'));
      if earned > 0 then
        line := line + 1; balance := balance + earned; tiers := tiers + earned;
        changes := format('[["new",%s,1,%s,"base",%s,%s,null,1]]', line, earned, earned, (extract(epoch from one.at) * 1000)::bigint);
        trace := json_build_object('rule', 'purchase', 'totalMinor', one.total, 'currency', 'USD', 'gives', earned)::text;
        body := 'setia-journal-1,' || chain_field(m_uuid::text) || chain_field(line::text) || chain_field('earned') || chain_field(earned::text) || chain_field(earned::text)
          || chain_field(balance::text) || chain_field(chain_instant(one.at)) || chain_field('purchase:' || src) || chain_field('1') || chain_field(encode(k, 'hex'))
          || chain_field(changes) || chain_field(trace);
        head := sha256(head || convert_to(body, 'UTF8'));
        js := js || row(m, line, 'earned', earned, earned, balance, one.at, now(), pos, 'purchase:' || src, 1, k, changes, trace, head,
          sha256(head || convert_to('setia-seal-1,' || chain_field(chain_instant(now())) || chain_field(pos::text), 'UTF8')))::journals;
      end if;
      insert into events (public_id, kind, member_id, key, digest, occurred_at, decided_at, recorded_at, position, total_minor, currency, outcome, journal_version)
        values (src, 'purchase', m, k, k, one.at, one.at, now(), pos, one.total, 'USD', '{}', case when earned > 0 then line end);
    end loop;
    insert into journals select * from unnest(js);
    insert into lots select member_id, version, 1, 'base', points, points, occurred_at, null, 1 from unnest(js);
    insert into wallets (member_id, version, stamp, balance, tier_points, tier, settled_at, head) values (m, line, 1, balance, tiers, 'perak', now(), case when line > 0 then head end);
  end loop;
end $$;
