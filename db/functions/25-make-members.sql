-- Unclaimed memberships for customers an import speaks of and nobody knows: a batch at once, each once. A membership that has no
-- external id yet and whose person has the given address takes it. Personal data of an address somebody else holds comes without it.
-- Answers the members by their external ids; one that is missing met a card number in use and is asked for again.
create or replace function make_members(batch jsonb) returns table (external_id text, member_id bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update members m set external_id = known.external_id, version = m.version + 1, changed_by = null, changed_at = programme_now()
  from (select distinct on (o.id) a.external_id, o.id
    from jsonb_to_recordset(batch) a(external_id text, email_hash text)
    join people p on p.email_hash = decode(a.email_hash, 'hex') and p.state in ('active', 'locked', 'unclaimed')
    join members o on o.person_id = p.id and o.external_id is null and o.state <> 'closed'
    where not exists (select from members t where t.external_id = a.external_id) order by o.id) known
  where m.id = known.id and m.external_id is null;

  with asked as materialized (
    select r.*, row_number() over (partition by r.email_hash order by r.external_id) = 1
        and not exists (select from people p where p.email_hash = decode(r.email_hash, 'hex') and p.state in ('active', 'locked', 'unclaimed')) as may_have_email
      from jsonb_to_recordset(batch) r(external_id text, public_id uuid, number text, person_id uuid, name text, wrapped_key text, email_cipher text,
        email_hash text, phone_cipher text, phone_hash text)
      where not exists (select from members m where m.external_id = r.external_id)),
  person as (
    insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, phone_cipher, phone_hash)
      select person_id, 'unclaimed', name, decode(wrapped_key, 'hex'), case when may_have_email then decode(email_cipher, 'hex') end,
        case when may_have_email then decode(email_hash, 'hex') end, decode(phone_cipher, 'hex'), decode(phone_hash, 'hex')
      from asked where person_id is not null order by email_hash on conflict do nothing returning id, public_id),
  made as (
    insert into members (public_id, state, person_id, external_id, number, joined_at)
      select a.public_id, 'unclaimed', p.id, a.external_id, a.number, programme_now()
      from asked a left join person p on p.public_id = a.person_id order by a.external_id
      on conflict do nothing returning id)
  insert into wallets (member_id) select id from made;

  return query select m.external_id, m.id from members m
    where m.external_id = any (array(select e ->> 'external_id' from jsonb_array_elements(batch) e));
end $$;

revoke execute on function make_members(jsonb) from public;
