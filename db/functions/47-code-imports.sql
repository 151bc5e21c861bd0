-- Lists of codes. They are read line by line into code_import_lines, sealed as they come; then one call adds all of them or none. The stock's row is
-- locked only at the end of that call, so that nobody who redeems waits for a hundred thousand codes to be written.

drop function if exists import_codes(bigint, uuid, uuid[], bytea[], bytea[]);

-- Begins a list for a reward that takes codes. Answers false where there is no such reward.
create or replace function begin_code_import(p_actor bigint, p_reward uuid, p_import uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into code_imports (public_id, reward_id, asked_by, created_at)
    select p_import, id, p_actor, programme_now() from rewards where public_id = p_reward and takes_codes(kind);
  return found;
end $$;

-- Keeps some of its lines; a line kept before stays as it is. `ends` is in milliseconds.
create or replace function keep_code_lines(p_import uuid, p_lines jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into code_import_lines (import_id, line, public_id, cipher, hash, ends_at, outcome)
  select i.id, l.line, l.id, decode(l.cipher, 'base64'), decode(l.hash, 'hex'), to_timestamp(l.ends / 1000.0), l.outcome
  from code_imports i, jsonb_to_recordset(p_lines) l(line integer, id uuid, cipher text, hash text, ends double precision, outcome text)
  where i.public_id = p_import and i.state = 'reading'
  on conflict do nothing
$$;

-- The list is read to its end: it waits for its job, which is asked for here, or for whoever read it where `p_by_job` is false.
create or replace function end_code_lines(p_import uuid, p_by_job boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update code_imports i set state = 'waiting', rows = (select count(*) from code_import_lines l where l.import_id = i.id)
    where public_id = p_import and state = 'reading';
  if found and p_by_job then
    insert into outbox (reason, task, payload) values ('add-codes:' || p_import, 'add-codes', jsonb_build_object('importId', p_import)) on conflict do nothing;
  end if;
end $$;

-- Says of every line that brings no new code why: `repeated` in the list, `known` for this reward, `taken` by another reward, `ended`.
-- The first two are told and harm nothing; the others, and what the reading found, keep the whole list out.
create or replace function judge_code_lines(p_import bigint, p_reward bigint) returns void
language sql set search_path = public, pg_temp as $$
  update code_import_lines l set outcome = case when l.ends_at is distinct from s.ends_at then 'contradicts' else 'repeated' end, first = s.first
    from (select line, first_value(line) over w as first, first_value(ends_at) over w as ends_at from code_import_lines
      where import_id = p_import and outcome is null window w as (partition by hash order by line)) s
    where l.import_id = p_import and l.line = s.line and s.first < s.line;
  update code_import_lines l set outcome = case when c.reward_id = p_reward then 'known' else 'taken' end
    from reward_codes c where l.import_id = p_import and l.outcome is null and c.hash = l.hash;
  update code_import_lines set outcome = 'ended' where import_id = p_import and outcome is null and ends_at <= programme_now();
$$;

-- Adds the codes of a list that waits, all of them or, with one line that is at fault, none; or only says what would come of it.
-- Answers where it ended; again, it answers the same. Codes of two lists at once are added one list after the other.
create or replace function run_code_import(p_import uuid, p_is_trial boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_import code_imports;
  v_reward rewards;
  v_new bigint;
  v_faults bigint;
  v_state text;
begin
  select * into v_import from code_imports where public_id = p_import for update;
  if not found or v_import.state <> 'waiting' then return v_import.state; end if;
  perform pg_advisory_xact_lock(hashtext('setia-codes'));
  perform as_actor(v_import.asked_by);
  select * into v_reward from rewards where id = v_import.reward_id for no key update;
  perform judge_code_lines(v_import.id, v_reward.id);
  select count(*) filter (where outcome is null), count(*) filter (where outcome not in ('repeated', 'known')) into v_new, v_faults
    from code_import_lines where import_id = v_import.id;
  v_state := case when v_faults > 0 or not takes_codes(v_reward.kind) then 'refused' when p_is_trial then 'tried' else 'added' end;
  if v_state = 'added' and v_new > 0 then
    insert into reward_codes (public_id, reward_id, cipher, hash, ends_at, import_id, line, created_by, created_at)
      select l.public_id, v_reward.id, l.cipher, l.hash, l.ends_at, v_import.id, l.line, v_import.asked_by, programme_now()
      from code_import_lines l where l.import_id = v_import.id and l.outcome is null order by l.line;
    insert into reward_stocks (reward_id, initial, left_) values (v_reward.id, 0, 0) on conflict do nothing;
    perform from reward_stocks where reward_id = v_reward.id for update;
    update reward_stocks s set initial = coalesce(initial, 0) + v_new, left_ = coalesce(left_, 0) + v_new,
        next_code_ends_at = least(next_code_ends_at, (select min(ends_at) from code_import_lines where import_id = v_import.id and outcome is null))
      where reward_id = v_reward.id;
  end if;
  delete from code_import_lines where import_id = v_import.id and outcome is null;
  update code_import_lines set cipher = null, hash = null where import_id = v_import.id and cipher is not null;
  update code_imports set state = v_state, added = case when v_state in ('added', 'tried') then v_new else 0 end, faults = v_faults,
      duplicates = rows - v_new - v_faults, finished_at = programme_now()
    where id = v_import.id;
  return v_state;
end $$;

-- Gives a list up whose reading or job failed; its codes go.
create or replace function give_up_code_import(p_import uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update code_imports set state = 'failed', finished_at = programme_now() where public_id = p_import and state in ('reading', 'waiting');
  if found then delete from code_import_lines where import_id = (select id from code_imports where public_id = p_import); end if;
end $$;

-- Gives up lists nobody finished reading; answers how many.
create or replace function sweep_code_imports(p_limit integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_left record; v_count integer := 0;
begin
  for v_left in select public_id from code_imports where state = 'reading' and created_at < programme_now() - interval '1 day' limit p_limit loop
    perform give_up_code_import(v_left.public_id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- Takes the codes of these rewards that have ended out of stock. Their stocks are locked.
create or replace function write_off_ended_codes(p_rewards bigint[], p_now timestamptz) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  with ended as (
    update reward_codes set written_off_at = p_now
    where reward_id = any (p_rewards) and redemption_id is null and written_off_at is null and ends_at <= p_now returning reward_id)
  update reward_stocks s set left_ = s.left_ - e.count, written_off = s.written_off + e.count
    from (select reward_id, count(*) as count from ended group by reward_id) e where s.reward_id = e.reward_id;
  update reward_stocks s set next_code_ends_at = (select min(c.ends_at) from reward_codes c
      where c.reward_id = s.reward_id and c.redemption_id is null and c.written_off_at is null and c.ends_at > p_now)
    where s.reward_id = any (p_rewards) and s.next_code_ends_at <= p_now;
end $$;

-- The same for some rewards whose codes have ended by now; answers how many rewards.
create or replace function end_codes_due(p_limit integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_now timestamptz := programme_now();
  v_rewards bigint[];
begin
  select array_agg(s.reward_id) into v_rewards from (
    select reward_id from reward_stocks where next_code_ends_at <= v_now order by reward_id limit p_limit for update) s;
  perform as_actor(null);
  if v_rewards is not null then perform write_off_ended_codes(v_rewards, v_now); end if;
  return coalesce(cardinality(v_rewards), 0);
end $$;

-- A code is given once, and stays where it was given: whatever else goes wrong, this does not.
create or replace function keep_given_codes() returns trigger language plpgsql as $$
begin
  raise exception 'A code that was given belongs to its redemption for ever' using errcode = 'restrict_violation', constraint = 'reward_codes_given_for_ever';
end $$;
drop trigger if exists reward_codes_given_for_ever on reward_codes;
create trigger reward_codes_given_for_ever before update on reward_codes for each row
  when (old.redemption_id is not null and (new.redemption_id is distinct from old.redemption_id or new.reward_id <> old.reward_id
    or new.hash <> old.hash or new.cipher <> old.cipher))
  execute function keep_given_codes();
drop trigger if exists reward_codes_never_deleted on reward_codes;
create trigger reward_codes_never_deleted before delete on reward_codes for each row when (old.redemption_id is not null)
  execute function keep_given_codes();

-- Notes the moment in which a stock became low, once until it is refilled, and has staff told of it. Selling crosses it; an edit of the
-- threshold only says where it stands. What comes back by cancelling is no refilling.
create or replace function note_low_stock() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.low_since is not null then
    new.low_since := null;
    return new;
  end if;
  new.low_since := programme_now();
  if new.low_at is not distinct from old.low_at and new.initial is not distinct from old.initial then
    insert into outbox (reason, task, payload)
      select 'low-stock:' || r.public_id || ':' || to_char(new.low_since at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), 'low-stock',
        jsonb_build_object('rewardId', r.public_id, 'left', new.left_, 'lowAt', new.low_at)
      from rewards r where r.id = new.reward_id;
  end if;
  return new;
end $$;
drop trigger if exists stocks_tell_when_low on reward_stocks;
create trigger stocks_tell_when_low before update on reward_stocks for each row
  when ((old.low_since is null and new.left_ <= new.low_at)
    or (old.low_since is not null and (new.left_ <= new.low_at) is not true
      and (new.initial is distinct from old.initial or new.low_at is distinct from old.low_at)))
  execute function note_low_stock();

-- At how many left staff want to be told; null for never. Answers set, stale (somebody set another since) or missing.
create or replace function set_low_stock(p_actor bigint, p_reward uuid, p_seen bigint, p_low_at bigint) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward bigint; v_low_at bigint;
begin
  perform as_actor(p_actor);
  select id into v_reward from rewards where public_id = p_reward for no key update;
  if not found then return 'missing'; end if;
  insert into reward_stocks (reward_id) values (v_reward) on conflict do nothing;
  select low_at into v_low_at from reward_stocks where reward_id = v_reward for update;
  if v_low_at is distinct from p_seen then return 'stale'; end if;
  update reward_stocks set low_at = p_low_at where reward_id = v_reward;
  return 'set';
end $$;

revoke execute on function begin_code_import(bigint, uuid, uuid), keep_code_lines(uuid, jsonb), end_code_lines(uuid, boolean), judge_code_lines(bigint, bigint),
  run_code_import(uuid, boolean), give_up_code_import(uuid), sweep_code_imports(integer), write_off_ended_codes(bigint[], timestamptz),
  end_codes_due(integer), note_low_stock(), set_low_stock(bigint, uuid, bigint, bigint) from public;
