-- Pools: opening, inviting, withdrawing an invitation, answering, leaving. A pool's row among the members is what everybody of it waits for.

-- Sharing ties a membership to others: the wallet is locked first and its stamp moves, so that it is not merged into another meanwhile.

-- Opens a pool for a member who is in none. Answers opened or in_pool (also for a membership that was merged: it leads to another).
create or replace function open_pool(p_member bigint, p_pool uuid, p_number text, p_row uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_pool bigint;
begin
  perform from wallets where member_id = p_member for update;
  perform 1 from members where id = p_member and state <> 'merged' for update;
  if not found or exists (select from pool_members where member_id = p_member and state = 'joined') then return 'in_pool'; end if;
  insert into members (public_id, kind, state, number, joined_at) values (p_pool, 'pool', 'active', p_number, programme_now()) returning id into v_pool;
  insert into wallets (member_id) values (v_pool);
  insert into pool_members (public_id, pool_id, member_id, state, created_at, joined_at) values (p_row, v_pool, p_member, 'joined', programme_now(), programme_now());
  update wallets set stamp = stamp + 1 where member_id = p_member;
  return 'opened';
end $$;

-- Invites whoever has this number. Answers invited, not_in_pool, full, or unknown (also for somebody who shares a pool already: that is
-- theirs to tell).
create or replace function invite_to_pool(p_member bigint, p_number text, p_most integer, p_row uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_pool bigint; v_invited bigint;
begin
  select pool_id into v_pool from pool_members where member_id = p_member and state = 'joined';
  if not found then return 'not_in_pool'; end if;
  perform 1 from members where id = v_pool for update;
  if (select count(*) from pool_members where pool_id = v_pool and state in ('invited', 'joined')) >= p_most then return 'full'; end if;
  select m.id into v_invited from members n join members m on m.id = member_now(n.id) where n.number = p_number and m.kind = 'person' and m.state = 'active' and m.id <> p_member;
  if not found then return 'unknown'; end if;
  insert into pool_members (public_id, pool_id, member_id, invited_by, state, created_at) values (p_row, v_pool, v_invited, p_member, 'invited', programme_now())
  on conflict do nothing;
  if not found then return 'unknown'; end if;
  -- Withdrawn and sent again, it is told once a day.
  perform notify_members(array[v_invited], 'pool-invitation:' || v_pool || ':' || programme_now()::date, 'pool_invitation', jsonb_build_object('invitation', p_row), '/pool');
  return 'invited';
end $$;

-- The invited member's own answer. Answers joined, declined, gone, or in_pool when they share another.
create or replace function answer_pool_invitation(p_member bigint, p_row uuid, p_says_yes boolean) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from wallets where member_id = p_member for update;
  perform 1 from members where id = p_member and state <> 'merged' for update;
  if not found then return 'gone'; end if;
  if p_says_yes and exists (select from pool_members where member_id = p_member and state = 'joined') then return 'in_pool'; end if;
  -- Whoever leaves as the last one closes the pool: either they see who has joined, or that one finds no invitation.
  perform 1 from members where id = (select pool_id from pool_members where public_id = p_row and member_id = p_member) for update;
  update pool_members set state = case when p_says_yes then 'joined' else 'declined' end,
    joined_at = case when p_says_yes then programme_now() end, ended_at = case when p_says_yes then null else programme_now() end
  where public_id = p_row and member_id = p_member and state = 'invited';
  if not found then return 'gone'; end if;
  if p_says_yes then update wallets set stamp = stamp + 1 where member_id = p_member; end if;
  return case when p_says_yes then 'joined' else 'declined' end;
end $$;

-- Withdraws an invitation nobody has answered, by whoever shares the pool; it ends as one that was declined, and its seat is free. Answers
-- withdrawn, or gone.
create or replace function withdraw_pool_invitation(p_member bigint, p_row uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_pool bigint;
begin
  select pool_id into v_pool from pool_members where member_id = p_member and state = 'joined';
  if not found then return 'gone'; end if;
  perform 1 from members where id = v_pool for update;
  update pool_members set state = 'declined', ended_at = programme_now()
  where public_id = p_row and pool_id = v_pool and state = 'invited'
    and exists (select from pool_members o where o.pool_id = v_pool and o.member_id = p_member and o.state = 'joined');
  return case when found then 'withdrawn' else 'gone' end;
end $$;

-- Ends a member's part in their pool; the points they take along have gone before, and where there are any again (put in meanwhile, or left
-- by whoever went just before), nothing happens. Invitations of a pool that is empty end with it. Answers left, points_left, or gone.
drop function if exists leave_pool(bigint);
create function leave_pool(p_member bigint) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_pool bigint; v_is_last boolean; v_points bigint; v_own bigint;
begin
  select pool_id into v_pool from pool_members where member_id = p_member and state = 'joined';
  if not found then return 'gone'; end if;
  perform from wallets where member_id in (p_member, v_pool) order by member_id for update; -- in the order in which every commit locks them
  if not exists (select from pool_members where member_id = p_member and pool_id = v_pool and state = 'joined') then return 'gone'; end if;
  perform 1 from members where id = v_pool for update; -- nobody joins meanwhile
  v_is_last := not exists (select from pool_members where pool_id = v_pool and member_id <> p_member and state = 'joined');
  select coalesce(sum(l.remaining), 0) into v_points from lots l, lateral (
      select greatest(programme_now(), w.settled_at) as at from wallets w where w.member_id = v_pool) n
    where l.member_id = v_pool and l.remaining > 0 and l.available_at <= n.at and (l.expires_at is null or l.expires_at > n.at);
  select coalesce(sum(t.value), 0) into v_own from tallies t, members m
    where m.id = p_member and t.member_id = v_pool and t.name = 'pool.' || m.public_id;
  if v_points > 0 and (v_is_last or v_own > 0) then return 'points_left'; end if;
  update pool_members set state = 'left', ended_at = programme_now() where member_id = p_member and pool_id = v_pool and state = 'joined';
  update wallets set stamp = stamp + 1 where member_id in (p_member, v_pool); -- whatever was decided with them in the pool is decided again
  if v_is_last then
    update pool_members set state = 'declined', ended_at = programme_now() where pool_id = v_pool and state = 'invited';
    update members set state = 'closed', version = version + 1 where id = v_pool;
  end if;
  return 'left';
end $$;

revoke execute on function open_pool(bigint, uuid, text, uuid) from public;
revoke execute on function invite_to_pool(bigint, text, integer, uuid) from public;
revoke execute on function answer_pool_invitation(bigint, uuid, boolean) from public;
revoke execute on function withdraw_pool_invitation(bigint, uuid) from public;
revoke execute on function leave_pool(bigint) from public;
