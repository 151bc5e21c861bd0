-- Programme time: real time, moved forward in a demonstration.
create or replace function programme_now() returns timestamptz
language sql stable parallel safe as $$
  select now() + clock_ahead_ms * interval '1 millisecond' from installation where id = 1
$$;
