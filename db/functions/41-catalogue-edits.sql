-- Edits of the catalogue: one function each, refused as `stale` when the version moved since it was read. They run as the owner;
-- the application may only call them. Lock order: the reward, then its stock.

-- What an edit may set, from a JSON object with the reward's own column names.
create or replace function create_reward(p_actor bigint, p_public_id uuid, p jsonb, p_stock bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id bigint;
begin
  perform as_actor(p_actor);
  insert into rewards (public_id, sku, kind, category, texts, points, value_minor, currency, per_member_limit, tier_required, starts_at, ends_at,
      gates, valid_days, cancellable, details, featured, changed_by, changed_at, created_at)
    select p_public_id, r.sku, r.kind, r.category, r.texts, r.points, r.value_minor, r.currency, r.per_member_limit, r.tier_required, r.starts_at, r.ends_at,
      r.gates, r.valid_days, r.cancellable, r.details, r.featured, p_actor, programme_now(), programme_now()
    from jsonb_populate_record(null::rewards, p) r
    returning id into v_id;
  insert into reward_stocks (reward_id, initial, left_, total_left) values (v_id, p_stock, p_stock, (p #>> '{gates,totalLimit}')::bigint);
  insert into reward_prices (reward_id, points, since) values (v_id, (p ->> 'points')::bigint, programme_now());
end $$;

-- Whether the codes of this kind come from an inventory, by its rule.
create or replace function takes_codes(p_kind text) returns boolean
language sql stable set search_path = public, pg_temp as $$ select coalesce((select k.takes_codes from reward_kind_rules k where k.kind = p_kind), false) $$;

-- How many all members together may still redeem, reckoned anew under the lock that every redemption of it takes. False, and nothing
-- written, where more than that were redeemed.
create or replace function limit_total(p_reward bigint, p_before jsonb, p_after jsonb) returns boolean
language plpgsql set search_path = public, pg_temp as $$
declare
  v_limit bigint := (p_after ->> 'totalLimit')::bigint;
  v_redeemed bigint;
begin
  if v_limit is not distinct from (p_before ->> 'totalLimit')::bigint then return true; end if;
  insert into reward_stocks (reward_id) values (p_reward) on conflict do nothing;
  perform from reward_stocks where reward_id = p_reward for update;
  select coalesce(sum(d.quantity), 0) into v_redeemed from redemptions d where d.reward_id = p_reward and d.restored_version is null;
  if v_redeemed > v_limit then return false; end if;
  update reward_stocks set total_left = v_limit - v_redeemed where reward_id = p_reward;
  return true;
end $$;

-- Answers edited, stale, missing, kind_fixed where codes were put in for another kind, sku_taken, or total_passed where members have already
-- redeemed more than all together may. What `p` does not name stays as it is.
-- A new price is a row of its history.
create or replace function edit_reward(p_actor bigint, p_public_id uuid, p_version integer, p jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_before rewards;
  v_after rewards;
begin
  perform as_actor(p_actor);
  select * into v_before from rewards where public_id = p_public_id for no key update;
  if not found then return 'missing'; end if;
  if v_before.version <> p_version then return 'stale'; end if;
  v_after := jsonb_populate_record(v_before, p);
  if v_before.kind <> v_after.kind and exists (select from reward_codes where reward_id = v_before.id) then return 'kind_fixed'; end if;
  if not limit_total(v_before.id, v_before.gates, v_after.gates) then return 'total_passed'; end if;
  begin
    update rewards t set sku = r.sku, kind = r.kind, category = r.category, texts = r.texts, points = r.points, value_minor = r.value_minor,
        currency = r.currency, per_member_limit = r.per_member_limit, tier_required = r.tier_required, starts_at = r.starts_at, ends_at = r.ends_at,
        gates = r.gates, valid_days = r.valid_days, cancellable = r.cancellable, details = r.details, featured = r.featured,
        version = t.version + 1, changed_by = p_actor, changed_at = programme_now()
      from (select (v_after).*) r where t.id = v_before.id;
  exception when unique_violation then return 'sku_taken';
  end;
  if v_before.points <> v_after.points then
    insert into reward_prices (reward_id, points, since) values (v_before.id, v_after.points, programme_now());
  end if;
  if takes_codes(v_after.kind) and not takes_codes(v_before.kind) then
    update reward_stocks set initial = 0, left_ = 0 where reward_id = v_before.id;
  end if;
  return 'edited';
end $$;

-- draft → published → archived → draft. Answers moved, stale or missing.
create or replace function move_reward(p_actor bigint, p_public_id uuid, p_version integer, p_state text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform as_actor(p_actor);
  update rewards set state = p_state, version = version + 1, changed_by = p_actor, changed_at = programme_now(),
    published_at = case when p_state = 'published' then coalesce(published_at, programme_now()) else published_at end
  where public_id = p_public_id and version = p_version;
  if found then return 'moved'; end if;
  return case when exists (select from rewards where public_id = p_public_id) then 'stale' else 'missing' end;
end $$;

-- The stock of a reward without codes. `p_seen_initial` and `p_seen_written_off` are what the form showed: sales do not move them,
-- another edit does, so nothing is put in twice. Answers changed, stale, missing, coded or too_little (with less left than to write off).
create or replace function change_stock(
  p_actor bigint, p_public_id uuid, p_seen_initial bigint, p_seen_written_off bigint, p_change text, p_quantity bigint
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_stock reward_stocks;
  v_sold bigint;
begin
  perform as_actor(p_actor);
  select * into v_reward from rewards where public_id = p_public_id for no key update;
  if not found then return 'missing'; end if;
  if takes_codes(v_reward.kind) then return 'coded'; end if;
  insert into reward_stocks (reward_id) values (v_reward.id) on conflict do nothing;
  select * into v_stock from reward_stocks where reward_id = v_reward.id for update;
  if v_stock.initial is distinct from p_seen_initial or v_stock.written_off <> p_seen_written_off then return 'stale'; end if;
  if p_change = 'unlimited' then
    update reward_stocks set initial = null, left_ = null where reward_id = v_reward.id;
  elsif p_change = 'write_off' then
    if coalesce(v_stock.left_, 0) < p_quantity then return 'too_little'; end if;
    update reward_stocks set left_ = left_ - p_quantity, written_off = written_off + p_quantity where reward_id = v_reward.id;
  elsif v_stock.initial is not null then
    update reward_stocks set initial = initial + p_quantity, left_ = left_ + p_quantity where reward_id = v_reward.id;
  else
    -- Put in = left + live redemptions + written off, from the first day it is counted.
    select coalesce(sum(quantity), 0) into v_sold from redemptions where reward_id = v_reward.id and restored_version is null;
    update reward_stocks set initial = p_quantity + v_sold + written_off, left_ = p_quantity where reward_id = v_reward.id;
  end if;
  return 'changed';
end $$;

-- Gives a reward its picture. Answers put, stale or missing; nothing is kept of a picture whose reward moved.
create or replace function put_picture(
  p_actor bigint, p_public_id uuid, p_version integer, p_picture uuid, p_mime text, p_width integer, p_height integer, p_bytes bytea
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_reward rewards;
  v_picture bigint;
begin
  perform as_actor(p_actor);
  select * into v_reward from rewards where public_id = p_public_id for no key update;
  if not found then return 'missing'; end if;
  if v_reward.version <> p_version then return 'stale'; end if;
  insert into pictures (public_id, mime, width, height, bytes, created_by) values (p_picture, p_mime, p_width, p_height, p_bytes, p_actor)
    returning id into v_picture;
  update rewards set picture_id = v_picture, version = version + 1, changed_by = p_actor, changed_at = programme_now() where id = v_reward.id;
  return 'put';
end $$;
