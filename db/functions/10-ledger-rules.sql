-- What holds of the ledger whoever writes: order of commits, append-only tables, room for in-place updates, the bytes of the chain.

create sequence if not exists ledger_position as bigint;

alter table wallets set (fillfactor = 80);
alter table lots set (fillfactor = 85);
alter table reward_stocks set (fillfactor = 50);
alter table sessions set (fillfactor = 80);

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare name text;
begin
  foreach name in array array['journals', 'events', 'trail'] loop
    execute format('drop trigger if exists %I on %I', name || '_are_append_only', name);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_are_append_only', name);
    execute format('drop trigger if exists %I on %I', name || '_are_never_emptied', name);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', name || '_are_never_emptied', name);
  end loop;
end $$;

-- Kept to what the planner can write in place of a call: immutable parts only in an immutable function, stable in a stable one.
-- One field of the chain: its length in bytes, a colon, the bytes, a comma (a netstring); '-' and a comma for nothing.
create or replace function chain_field(value text) returns text
language sql immutable parallel safe as $$
  select coalesce(octet_length(value)::text || ':' || value, '-') || ','
$$;

create or replace function chain_instant(at timestamptz) returns text
language sql stable parallel safe as $$
  select (extract(epoch from at) * 1000000)::bigint::text
$$;
