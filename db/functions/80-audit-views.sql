-- What auditors may rely on: names and columns stay, whatever happens to the tables under them. Ids are the public UUIDs; money is in
-- minor units, points are whole, instants are those of the portal's own clock. docs/ledger-format.md says how to check the chain from here.
create schema if not exists audit;

-- Looked up by function, so that audit.journal reads the one table it shows.
create or replace function audit.member_id(member bigint) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$ select public_id from members where id = member $$;

drop view if exists audit.member, audit.purchase, audit.balance, audit.journal, audit.lot, audit.reward, audit.redemption, audit.session, audit.trail;

-- A membership; one that never moved a point stands on the first tier of the terms now in force.
create view audit.member as
  select m.public_id as id, m.external_id, m.state,
    coalesce(w.tier, (select t.document #>> '{tiers,levels,0,code}' from terms_versions t
      where t.is_live order by t.effective_from <= programme_now() desc, case when t.effective_from <= programme_now() then t.version end desc, t.version limit 1)) as tier,
    m.joined_at, m.claimed_at
  from members m left join wallets w on w.member_id = m.id;

-- A receipt; journal_version names the line that explains what it earned, nothing_because why there is none.
create view audit.purchase as
  select e.public_id as id, e.external_id, m.public_id as member_id, e.occurred_at, e.total_minor, e.currency, e.journal_version, e.nothing_because
  from events e join members m on m.id = e.member_id where e.kind = 'purchase';

-- What a member can spend now, and what will become spendable, read from the lots themselves.
create view audit.balance as
  select m.public_id as member_id, w.version, coalesce(l.spendable, 0) as spendable, coalesce(l.pending, 0) as pending, w.tier_points, w.debt
  from wallets w join members m on m.id = w.member_id
  left join lateral (
    select sum(lots.remaining) filter (where lots.available_at <= clock.now)::bigint as spendable,
      sum(lots.remaining) filter (where lots.available_at > clock.now)::bigint as pending
    from lots, (select greatest(programme_now(), w.settled_at) as now) clock
    where lots.member_id = w.member_id and (lots.expires_at is null or lots.expires_at > clock.now)) l on true;

-- The journal, line by line: public.journals, under the same column names.
create view audit.journal as
  select audit.member_id(member_id) as member_id, version, kind, points, tier_points, balance_after, occurred_at, recorded_at, position, source, terms_version,
    encode(idempotency_key, 'hex') as idempotency_key, hash
  from public.journals;

-- Points that arrived together; the id is derived from the member's and the line that bore them.
create view audit.lot as
  select md5(m.public_id || ':' || l.born || ':' || l.ordinal)::uuid as id, m.public_id as member_id, l.kind, l.points, l.remaining, l.available_at, l.expires_at,
    l.terms_version
  from lots l join members m on m.id = l.member_id;

-- A reward with what was ever put in stock and what is left; both null where it is unlimited.
create view audit.reward as
  select r.public_id as id, r.texts #>> '{id,name}' as name, r.kind, r.points, s.initial as stock_initial, s.left_ as stock_left
  from rewards r left join reward_stocks s on s.reward_id = r.id;

-- A redemption; code_id is its code in the inventory (the first of several), or derived from a code made for it alone. Null: no code.
create view audit.redemption as
  select d.public_id as id, m.public_id as member_id, r.public_id as reward_id, d.state, d.points,
    coalesce((select c.public_id from reward_codes c where c.redemption_id = d.id order by c.id limit 1),
      md5('code:' || encode(d.code_hash, 'hex'))::uuid) as code_id,
    d.created_at
  from redemptions d join members m on m.id = d.member_id join rewards r on r.id = d.reward_id;

create view audit.session as
  select s.public_id as id, p.public_id as person_id, s.strength, s.created_at, s.last_seen_at, s.revoked_at
  from sessions s join people p on p.id = s.person_id;

-- What staff changed; actor is a person's id, null for the portal itself.
create view audit.trail as
  select t.at, p.public_id as actor, t.action, t.subject, t.before, t.after
  from public.trail t left join people p on p.id = t.actor_id;
