-- Takes the publishing of a reward back: a draft again, as it was, unless somebody redeemed it since it was last published. Redemptions hold the
-- reward's stock while they look at its version, so none slips in between the question and the answer. Answers moved, stale, missing,
-- not_in_that_state or redeemed_since. `published_at` stays: members have seen its price, and a dearer one is still announced to them.
create or replace function unpublish_reward(p_actor bigint, p_public_id uuid, p_version integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_reward rewards;
begin
  perform as_actor(p_actor);
  select * into v_reward from rewards where public_id = p_public_id for no key update;
  if not found then return 'missing'; end if;
  if v_reward.version is distinct from p_version then return 'stale'; end if;
  if v_reward.state <> 'published' then return 'not_in_that_state'; end if;
  insert into reward_stocks (reward_id) values (v_reward.id) on conflict do nothing;
  perform from reward_stocks where reward_id = v_reward.id for update;
  if redeemed_since_published(v_reward.id) then return 'redeemed_since'; end if;
  update rewards set state = 'draft', version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_reward.id;
  return 'moved';
end $$;

-- Whether anybody redeemed a reward after it was last published, given back or not.
create or replace function redeemed_since_published(p_reward bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from redemptions d where d.reward_id = p_reward and d.created_at >= (
    select max(t.at) from trail t join rewards r on t.subject = 'reward:' || r.public_id where r.id = p_reward and t.action = 'reward.publish'))
$$;

revoke execute on function unpublish_reward(bigint, uuid, integer), redeemed_since_published(bigint) from public;
