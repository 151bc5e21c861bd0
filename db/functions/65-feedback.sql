-- What members say of purchases and redemptions. A review is a fact that may earn points and is written by commit_decisions with its line;
-- what is said of a redemption earns nothing.

create or replace function write_reviews(batch jsonb, accepted integer[]) returns void
language sql set search_path = public, pg_temp as $$
  insert into feedback (public_id, member_id, purchase_id, store, stars, comment_cipher, created_at, changed_at)
  select r.id, e.member_id, e.id, e.store, r.stars, decode(r.comment, 'base64'), to_timestamp(r.at / 1000.0), to_timestamp(r.at / 1000.0)
  from jsonb_to_recordset(batch -> 'reviews') r(n integer, id uuid, purchase uuid, stars integer, comment text, at double precision)
  join events e on e.public_id = r.purchase
  where r.n = any (accepted)
$$;

-- Keeps what a member says of a redemption of their own, anew each time until `p_days` after it; a cancelled or failed one is not asked about.
-- Answers kept, too_late or missing.
create or replace function give_feedback(p_member bigint, p_redemption uuid, p_public_id uuid, p_stars integer, p_comment bytea, p_until timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare v_redemption redemptions;
begin
  select * into v_redemption from redemptions where public_id = p_redemption and member_id = any (merged_family(p_member)) and state not in ('cancelled', 'failed');
  if not found then return 'missing'; end if;
  if p_until <= programme_now() then return 'too_late'; end if;
  insert into feedback as f (public_id, member_id, redemption_id, reward_id, stars, comment_cipher, created_at, changed_at)
  values (p_public_id, p_member, v_redemption.id, v_redemption.reward_id, p_stars, p_comment, programme_now(), programme_now())
  on conflict (redemption_id) do update set stars = excluded.stars, comment_cipher = excluded.comment_cipher, changed_at = excluded.changed_at;
  return 'kept';
end $$;

-- Puts other stars and words in the place of a member's review, until `p_until`; what it earned stays as it is. Answers changed, too_late,
-- member_locked or purchase_unknown.
create or replace function change_review(p_member bigint, p_purchase uuid, p_stars integer, p_comment bytea, p_until timestamptz)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members where id = p_member and state = 'active') then return 'member_locked'; end if;
  if p_until <= programme_now() then return 'too_late'; end if;
  update feedback f set stars = p_stars, comment_cipher = p_comment, changed_at = programme_now()
    from events e where e.public_id = p_purchase and f.purchase_id = e.id and f.member_id = p_member;
  return case when found then 'changed' else 'purchase_unknown' end;
end $$;

revoke execute on function write_reviews(jsonb, integer[]) from public;
revoke execute on function change_review(bigint, uuid, integer, bytea, timestamptz) from public;
revoke execute on function give_feedback(bigint, uuid, uuid, integer, bytea, timestamptz) from public;
