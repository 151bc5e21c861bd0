-- Hashes every line and every seal anew in one statement and counts those that agree: what checking the chain costs where the rows are.
select count(*) from (
  select j.*, m.public_id, coalesce(lag(j.hash) over (partition by j.member_id order by j.version), decode(repeat('00', 32), 'hex')) as previous
  from journals j join members m on m.id = j.member_id) l
where hash = sha256(previous || convert_to('setia-journal-1,' || chain_field(public_id::text) || chain_field(version::text) || chain_field(kind)
    || chain_field(points::text) || chain_field(tier_points::text) || chain_field(balance_after::text) || chain_field(chain_instant(occurred_at))
    || chain_field(source) || chain_field(terms_version::text) || chain_field(encode(idempotency_key, 'hex')) || chain_field(changes)
    || chain_field(trace), 'UTF8'))
  and seal = sha256(hash || convert_to('setia-seal-1,' || chain_field(chain_instant(recorded_at)) || chain_field(position::text), 'UTF8'));
