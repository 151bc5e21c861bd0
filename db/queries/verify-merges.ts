import type { Sql } from "@/db/client";
import type { Finding } from "./verify-member";

/** What two memberships of one person gave each other: nothing made, nothing lost, lot by lot, and each leads where its facts say. */
export async function verifyMerges(sql: Sql): Promise<Finding[]> {
  const rows = await sql<{ invariant: string; member: string; version: number | null; message: string }[]>`
    with sides as (
      select own.public_id, own.data ->> 'way' as way, m.public_id as member, own.member_id, other.member_id as other_id,
        a.version, a.points, a.tier_points, a.changes::jsonb as changes, b.points as other_points, b.tier_points as other_tier_points,
        b.changes::jsonb as other_changes, other.id is null or a.version is null or b.version is null as is_half
      from events own join members m on m.id = own.member_id
      left join events other on other.kind = 'merge' and other.public_id = (own.data ->> 'otherId')::uuid and other.data ->> 'merge' = own.public_id::text
        and other.position = own.position
      left join journals a on a.member_id = own.member_id and a.version = own.journal_version and a.kind = 'merged'
      left join journals b on b.member_id = other.member_id and b.version = other.journal_version and b.kind = 'merged'
      where own.kind = 'merge' and own.data ? 'otherId')
    select 'merges_have_two_sides' as invariant, member, version, format('Merging %s has no other line in the same commit', public_id) as message
    from sides where is_half
    union all
    select 'merges_give_what_they_take', member, version, format('%s points and %s, %s tier points and %s', points, other_points, tier_points, other_tier_points)
    from sides where points + other_points <> 0 or tier_points + other_tier_points <> 0
    union all
    select 'merges_keep_every_lot', member, version, 'What left its lots is not what arrived, lot by lot'
    from sides where way = 'out' and
      (select array_agg(-(c ->> 3)::bigint order by place) from jsonb_array_elements(changes) with ordinality t(c, place) where c ->> 0 = 'draw')
      is distinct from
      (select array_agg((c ->> 3)::bigint order by place) from jsonb_array_elements(other_changes) with ordinality t(c, place) where c ->> 0 = 'new')
    union all
    select 'merges_lead_to_their_other_side', m.public_id, null, format('It leads to %s, by no merging that says so', m.merged_into)
    from members m where m.state = 'merged'
      and not exists (select from sides s where s.public_id = m.merge_id and s.way = 'out' and s.member_id = m.id and s.other_id = m.merged_into)`;
  return rows.map(({ member, ...row }) => ({ ...row, memberId: member }));
}
