-- Changes of one reward that take effect at a time to come, and how its picture is cut. Lock order: the plan, then its reward.

-- Keeps a change that is to take effect at a time to come, once for its id; a dearer price of it is announced at once, for that time.
-- Answers planned, or what change_reward refused.
create or replace function plan_reward(
  p_actor bigint, p_plan uuid, p_reward uuid, p_version integer, p_at timestamptz, p_edit jsonb, p_picture uuid, p_rises_to bigint, p_before jsonb, p_after jsonb
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_status text := 'done';
begin
  select * into v_reward from rewards where public_id = p_reward for update;
  if not found then return 'reward_unknown'; end if;
  if exists (select from reward_plans where public_id = p_plan) then return 'planned'; end if;
  if v_reward.version <> p_version then return 'changed_meanwhile'; end if;
  if p_rises_to is not null then
    v_status := change_reward(p_actor, p_reward, p_version, jsonb_build_object('rise', jsonb_build_object('points', p_rises_to, 'from', p_at)));
    if v_status <> 'done' then return v_status; end if;
  end if;
  insert into reward_plans (public_id, reward_id, takes_effect_at, edit, picture_id, rises_to, before, after, planned_by, created_at)
  values (p_plan, v_reward.id, p_at, p_edit, (select id from pictures where public_id = p_picture), p_rises_to, p_before, p_after, p_actor, programme_now());
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), p_actor, 'reward.plan', 'reward:' || p_reward, p_before, p_after || jsonb_build_object('takes_effect_at', p_at));
  return 'planned';
end $$;

-- Takes back a change that has not taken effect, and the dearer price announced with it. Answers cancelled, missing or ended.
create or replace function cancel_plan(p_actor bigint, p_plan uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_plan reward_plans;
  v_reward rewards;
begin
  select * into v_plan from reward_plans where public_id = p_plan for update;
  if not found then return 'missing'; end if;
  if v_plan.state <> 'planned' then return 'ended'; end if;
  select * into v_reward from rewards where id = v_plan.reward_id for update;
  if exists (select from reward_prices where reward_id = v_plan.reward_id and not is_in_force and points = v_plan.rises_to) then
    perform change_reward(p_actor, v_reward.public_id, v_reward.version, '{"keep": true}');
  end if;
  update reward_plans set state = 'cancelled', ended_at = programme_now(), ended_by = p_actor where id = v_plan.id;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), p_actor, 'reward.cancel_plan', 'reward:' || v_reward.public_id, v_plan.after || jsonb_build_object('takes_effect_at', v_plan.takes_effect_at), '{}');
  return 'cancelled';
end $$;

-- Lets a planned change take effect whose time has come, by the hand of whoever planned it, exactly once. `p_change` was decided against
-- `p_version`; null with a refusal says why it cannot. Answers done, refused, or waiting where the reward moved meanwhile.
create or replace function carry_out_plan(p_plan uuid, p_version integer, p_change jsonb, p_refusal text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_plan reward_plans;
  v_reward rewards;
  v_status text := p_refusal;
begin
  select * into v_plan from reward_plans where public_id = p_plan and takes_effect_at <= programme_now() for update;
  if not found or v_plan.state <> 'planned' then return 'done'; end if;
  select * into v_reward from rewards where id = v_plan.reward_id for update;
  if v_reward.version <> p_version then return 'waiting'; end if;
  if p_refusal is null then
    v_status := case when p_change = '{}' then 'done' else change_reward(v_plan.planned_by, v_reward.public_id, p_version, p_change) end;
  end if;
  update reward_plans set state = case when v_status = 'done' then 'done' else 'refused' end, refusal = nullif(v_status, 'done'), ended_at = programme_now()
  where id = v_plan.id;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(), v_plan.planned_by, case when v_status = 'done' then 'reward.begin_plan' else 'reward.refuse_plan' end,
    'reward:' || v_reward.public_id, null, jsonb_strip_nulls(jsonb_build_object('takes_effect_at', v_plan.takes_effect_at, 'planned_at', v_plan.created_at,
      'refusal', nullif(v_status, 'done'))));
  return case when v_status = 'done' then 'done' else 'refused' end;
end $$;

-- Cuts a reward's picture another way: what must stay in sight, and how near. A picture never changes under its id, so it is a copy.
-- Answers cut, stale or missing (no reward, or without a picture).
create or replace function cut_picture(p_actor bigint, p_reward uuid, p_version integer, p_picture uuid, p_x integer, p_y integer, p_zoom integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_picture bigint;
begin
  perform as_actor(p_actor);
  select * into v_reward from rewards where public_id = p_reward for no key update;
  if not found or v_reward.picture_id is null then return 'missing'; end if;
  if v_reward.version <> p_version then return 'stale'; end if;
  insert into pictures (public_id, mime, width, height, bytes, created_by, focus_x, focus_y, zoom)
    select p_picture, mime, width, height, bytes, p_actor, p_x, p_y, p_zoom from pictures where id = v_reward.picture_id returning id into v_picture;
  update rewards set picture_id = v_picture, version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_reward.id;
  return 'cut';
end $$;

-- Keeps a picture that no reward shows yet.
create or replace function keep_picture(p_actor bigint, p_picture uuid, p_mime text, p_width integer, p_height integer, p_bytes bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  select as_actor(p_actor);
  insert into pictures (public_id, mime, width, height, bytes, created_by) values (p_picture, p_mime, p_width, p_height, p_bytes, p_actor)
$$;
