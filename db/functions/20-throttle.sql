-- One try within a window, counted in one statement so that fifty at once are fifty; true while it is within the limit.
create or replace function throttle_take(p_key bytea, p_limit integer, p_window interval) returns boolean
language sql as $$
  insert into throttles as t (key, window_ends_at, count) values (p_key, now() + p_window, 1)
  on conflict (key) do update set
    count = case when t.window_ends_at <= now() then 1 else least(t.count + 1, p_limit + 1) end,
    window_ends_at = case when t.window_ends_at <= now() then now() + p_window else t.window_ends_at end
  returning count <= p_limit
$$;

-- The hash of an address is keyed already; unknown addresses are counted like known ones.
create or replace function account_key(p_email_hash bytea) returns bytea
language sql immutable as $$ select sha256('account:'::bytea || p_email_hash) $$;

-- Locks what is counted against an account, so that answers are given one after the other, and says how many failures the
-- running quarter of an hour holds. Whoever answers a try holds this lock: an answer beyond the tenth is never given.
create or replace function account_failures(p_email_hash bytea) returns integer
language plpgsql as $$
declare
  v_count integer;
begin
  insert into throttles (key, window_ends_at, count) values (account_key(p_email_hash), now() + interval '15 minutes', 0)
  on conflict (key) do nothing;
  select case when window_ends_at <= now() then 0 else count end into v_count
  from throttles where key = account_key(p_email_hash) for update;
  return v_count;
end
$$;

-- Counts one failure of an account in its quarter of an hour and, when somebody has it, in a row; what was wrong is kept for their timeline.
drop function if exists account_failed(bytea, bigint);
create or replace function account_failed(p_email_hash bytea, p_person_id bigint, p_because text default 'code') returns void
language sql as $$
  update throttles set
    count = case when window_ends_at <= now() then 1 else count + 1 end,
    window_ends_at = case when window_ends_at <= now() then now() + interval '15 minutes' else window_ends_at end
  where key = account_key(p_email_hash);
  update people set failures_in_a_row = failures_in_a_row + 1 where id = p_person_id;
  insert into sign_in_refusals (person_id, because) select p_person_id, p_because where p_person_id is not null;
$$;
