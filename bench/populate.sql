-- A programme of :members members, each with a person, a wallet and one purchase of 1,000,000 points, its chain and lot as the portal writes them.
create or replace function bench_populate(first bigint, last bigint) returns void language sql as $$
  insert into people (public_id, state, name, email_hash, email_verified_at, locale)
    select md5('person' || i)::uuid, 'active', 'Anggota ' || i, sha256(convert_to('bench' || i, 'UTF8')), now(), 'id' from generate_series(first, last) i;
  insert into members (public_id, state, person_id, number, joined_at)
    select md5('member' || i)::uuid, 'active', p.id, (8000000000000000 + i)::text, now() - interval '1 year'
    from generate_series(first, last) i join people p on p.public_id = md5('person' || i)::uuid;
  with drawn as (
    select m.id, m.public_id, md5('purchase' || m.number)::uuid as purchase, date_trunc('milliseconds', now() - interval '30 days') as at,
      date_trunc('month', now()) + interval '12 months' as expires, nextval('ledger_position') as position
    from generate_series(first, last) i join members m on m.public_id = md5('member' || i)::uuid),
  texts as (
    select d.*, '[["new",1,1,1000000,"base",1000000,' || (extract(epoch from at) * 1000)::bigint || ',' || (extract(epoch from expires) * 1000)::bigint || ',1]]' as changes,
      '{"rule":"purchase","totalMinor":500000000,"currency":"IDR","steps":[{"step":"rate","points":1,"perMinor":500,"gives":1000000,"kind":"base"}],"availableAt":null,"expires":[{"kind":"base","points":1000000,"at":'
        || (extract(epoch from expires) * 1000)::bigint || '}],"skipped":[],"tierPoints":1000000,"tierPeriodClosed":false}' as trace,
      encode(sha256(convert_to('key' || d.id, 'UTF8')), 'hex') as key
    from drawn d),
  hashed as (
    select t.*, sha256(decode(repeat('00', 32), 'hex') || convert_to('setia-journal-1,' || chain_field(public_id::text) || chain_field('1') || chain_field('earned')
      || chain_field('1000000') || chain_field('1000000') || chain_field('1000000') || chain_field(chain_instant(at)) || chain_field('purchase:' || purchase)
      || chain_field('1') || chain_field(key) || chain_field(changes) || chain_field(trace), 'UTF8')) as hash
    from texts t),
  written as (
    insert into journals select id, 1, 'earned', 1000000, 1000000, 1000000, at, at, position, 'purchase:' || purchase, 1, decode(key, 'hex'), changes, trace, hash,
      sha256(hash || convert_to('setia-seal-1,' || chain_field(chain_instant(at)) || chain_field(position::text), 'UTF8')) from hashed),
  facts as (
    insert into events (public_id, kind, member_id, key, digest, external_id, occurred_at, decided_at, recorded_at, position, total_minor, currency, outcome, journal_version)
    select purchase, 'purchase', id, decode(key, 'hex'), decode(key, 'hex'), 'bench-' || id, at, at, at, position, 500000000, 'IDR', '{}', 1 from hashed),
  banked as (
    insert into lots select id, 1, 1, 'base', 1000000, 1000000, at, expires, 1 from hashed)
  insert into wallets (member_id, version, stamp, balance, tier_points, tier, tier_until, settled_at, next_change_at, head)
    select id, 1, 1, 1000000, 1000000, 'platina', now() + interval '400 days', at, expires, hash from hashed;
$$;
