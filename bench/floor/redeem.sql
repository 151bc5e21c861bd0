-- The floor of a redemption: one function, one member, one call, everything in the database. It writes the same journal, lot, redemption, stock,
-- fact and outbox rows as the portal does, with the chain, and decides by hand-written SQL instead of the programme's rules. It stays as it is.
create or replace function floor_redeem(p_member bigint, p_reward bigint, p_key text) returns text
language plpgsql as $$
declare w wallets; r record; taken bigint; missing bigint; l lots; changes text := ''; trace text; at timestamptz := date_trunc('milliseconds', clock_timestamp());
  id uuid := gen_random_uuid(); body text; line_hash bytea; place bigint; request_key bytea := sha256(convert_to(p_key, 'UTF8')); member_uuid uuid; code text;
begin
  select * into w from wallets where member_id = p_member for update;
  if exists (select 1 from events e where e.key = request_key) then return 'known'; end if;
  perform 1 from reward_stocks s where s.reward_id = p_reward and s.left_ is not null for update;
  select rw.points, rw.public_id, s.left_ into r from rewards rw join reward_stocks s on s.reward_id = rw.id where rw.id = p_reward and rw.state = 'published';
  if r.left_ < 1 then return 'out_of_stock'; end if;
  missing := r.points;
  for l in select * from lots x where x.member_id = p_member and x.remaining > 0 and x.available_at <= at and (x.expires_at is null or x.expires_at > at)
    order by x.expires_at nulls last, x.born, x.ordinal loop
    taken := least(l.remaining, missing);
    update lots x set remaining = x.remaining - taken where x.member_id = p_member and x.born = l.born and x.ordinal = l.ordinal;
    changes := changes || case when changes = '' then '' else ',' end || format('["draw",%s,%s,%s]', l.born, l.ordinal, -taken);
    missing := missing - taken;
    exit when missing = 0;
  end loop;
  if missing > 0 then raise exception 'not enough points'; end if;
  select public_id into member_uuid from members m where m.id = p_member;
  trace := json_build_object('rule', 'redeem', 'reward', r.public_id, 'quantity', 1, 'price', r.points)::text;
  place := nextval('ledger_position');
  body := 'setia-journal-1,' || chain_field(member_uuid::text) || chain_field((w.version + 1)::text) || chain_field('redeemed') || chain_field((-r.points)::text)
    || chain_field('0') || chain_field((w.balance - r.points)::text) || chain_field(chain_instant(at)) || chain_field('redemption:' || id) || chain_field('1')
    || chain_field(encode(request_key, 'hex')) || chain_field('[' || changes || ']') || chain_field(trace);
  line_hash := sha256(w.head || convert_to(body, 'UTF8'));
  insert into journals values (p_member, w.version + 1, 'redeemed', -r.points, 0, w.balance - r.points, at, at, place, 'redemption:' || id, 1, request_key,
    '[' || changes || ']', trace, line_hash, sha256(line_hash || convert_to('setia-seal-1,' || chain_field(chain_instant(at)) || chain_field(place::text), 'UTF8')));
  update wallets set version = w.version + 1, stamp = w.stamp + 1, balance = w.balance - r.points, head = line_hash where member_id = p_member;
  update reward_stocks s set left_ = s.left_ - 1 where s.reward_id = p_reward and s.left_ is not null;
  code := upper(encode(sha256(convert_to(id::text, 'UTF8')), 'hex'));
  insert into redemptions (public_id, member_id, reward_id, state, quantity, points, journal_version, code_cipher, code_hash, created_at, expires_at, cancellable_until, position)
    values (id, p_member, p_reward, 'ready', 1, r.points, w.version + 1, convert_to(code, 'UTF8'), sha256(convert_to(code, 'UTF8')), at, at + interval '30 days', at + interval '2 days', place);
  insert into events (public_id, kind, member_id, key, digest, occurred_at, decided_at, recorded_at, position, data, outcome, journal_version)
    values (id, 'redemption', p_member, request_key, request_key, at, at, at, place, json_build_object('reward', r.public_id, 'quantity', 1, 'price', r.points), json_build_object('redemptionId', id), w.version + 1);
  insert into outbox (reason, task, payload) values ('redeemed:' || id, 'redeemed', json_build_object('redemptionId', id));
  return 'done';
end $$;
