-- Rewards given for nothing on an occasion. What is given is a redemption like any other, written by commit_decisions; its row here says
-- by which distribution and for what, and what is only offered waits here to be picked up.

-- The presents of a batch that commit_decisions accepted. The wallets are locked and had not moved: nobody was given one meanwhile.
create or replace function write_presents(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare v_wanted integer; v_taken integer;
begin
  insert into presents (public_id, distribution_id, member_id, reward_id, because, of_, created_at, ends_at, redemption_id)
  select p.id, p.distribution, p.member, p.reward, p.because, p.of, to_timestamp(p.at / 1000.0), to_timestamp(p.until / 1000.0), d.id
  from jsonb_to_recordset(batch -> 'presents') p(n integer, what text, id uuid, distribution bigint, member bigint, reward bigint, because text, "of" text,
    at double precision, until double precision, redemption uuid)
    left join redemptions d on d.public_id = p.redemption
  where p.n = any (accepted) and p.what <> 'taken' order by p.n;
  select count(*) into v_wanted from jsonb_to_recordset(batch -> 'presents') p(n integer, what text) where p.n = any (accepted) and p.what = 'taken';
  if v_wanted = 0 then return; end if;
  update presents x set redemption_id = d.id
  from jsonb_to_recordset(batch -> 'presents') p(n integer, what text, id uuid, redemption uuid) join redemptions d on d.public_id = p.redemption
  where p.n = any (accepted) and p.what = 'taken' and x.public_id = p.id and x.redemption_id is null;
  get diagnostics v_taken = row_count;
  if v_taken <> v_wanted then raise exception '% presents were to be picked up, % still waited', v_wanted, v_taken; end if;
end $$;

-- Which items of a batch would give more in all than their distribution may. Its row is locked, so that no two batches count the same place;
-- what was offered and not picked up in time makes room again, an hour later for whoever was just picking it up.
create or replace function presents_beyond(batch jsonb) returns integer[]
language plpgsql set search_path = public, pg_temp as $$
begin
  perform 1 from distributions g
    where g.at_most is not null
      and g.id = any (array(select (e ->> 'distribution')::bigint from jsonb_array_elements(batch -> 'presents') e))
    order by g.id for no key update;
  return array(
    select a.n from (
      select p.n, p.distribution, row_number() over (partition by p.distribution order by p.n) as place
      from jsonb_to_recordset(batch -> 'presents') p(n integer, what text, distribution bigint) where p.what <> 'taken') a
    join distributions g on g.id = a.distribution and g.at_most is not null
    where a.place + (select count(*) from presents x where x.distribution_id = g.id
      and (x.redemption_id is not null or x.ends_at > programme_now() - interval '1 hour')) > g.at_most);
end $$;

drop trigger if exists distributions_leave_a_trail on distributions;
create trigger distributions_leave_a_trail after insert or update or delete on distributions for each row execute function write_trail('distribution');

-- A distribution as it is to be; version 0 makes a new one. What was given stays as it was. Answers kept, stale, missing or reward_unknown.
create or replace function keep_distribution(p_actor bigint, p_public_id uuid, p_version integer, p_reward uuid, p jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward bigint;
begin
  perform as_actor(p_actor);
  select id into v_reward from rewards where public_id = p_reward;
  if not found then return 'reward_unknown'; end if;
  if p_version = 0 then
    insert into distributions (public_id, occasion, tier, reward_id, each_, conditions, days_before, pick_up_days, starts_on, ends_on, at_most, is_on,
      created_at, changed_by, changed_at)
    select p_public_id, d.occasion, d.tier, v_reward, d.each_, d.conditions, d.days_before, d.pick_up_days, d.starts_on, d.ends_on, d.at_most, d.is_on,
      programme_now(), p_actor, programme_now()
    from jsonb_populate_record(null::distributions, p) d;
    return 'kept';
  end if;
  -- Another occasion would be another distribution: what was given by this one was given for its own.
  update distributions t set reward_id = v_reward, conditions = d.conditions, days_before = d.days_before, pick_up_days = d.pick_up_days,
    starts_on = d.starts_on, ends_on = d.ends_on, at_most = d.at_most, is_on = d.is_on, version = t.version + 1, changed_by = p_actor, changed_at = programme_now()
  from jsonb_populate_record(null::distributions, p) d where t.public_id = p_public_id and t.version = p_version;
  if found then return 'kept'; end if;
  return case when exists (select from distributions where public_id = p_public_id) then 'stale' else 'missing' end;
end $$;

-- Turns a distribution on or off. Answers kept, stale or missing.
create or replace function turn_distribution(p_actor bigint, p_public_id uuid, p_version integer, p_is_on boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  update distributions set is_on = p_is_on, version = version + 1, changed_by = p_actor, changed_at = programme_now()
  where public_id = p_public_id and version = p_version;
  if found then return 'kept'; end if;
  return case when exists (select from distributions where public_id = p_public_id) then 'stale' else 'missing' end;
end $$;

revoke execute on function write_presents(jsonb, integer[]), presents_beyond(jsonb) from public;
revoke execute on function keep_distribution(bigint, uuid, integer, uuid, jsonb) from public;
revoke execute on function turn_distribution(bigint, uuid, integer, boolean) from public;
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on distributions, presents to %I', app);
  execute format('grant execute on function keep_distribution(bigint, uuid, integer, uuid, jsonb), turn_distribution(bigint, uuid, integer, boolean) to %I', app);
end $$;
