import { sql } from "@/db/client";

/** The people whose points a membership `m` holds, by id: its own person, and of a pool all who share it. None of them decides about it as staff. */
export const heldBy = () => sql`
  array(select m.person_id where m.person_id is not null
    union all select o.person_id from pool_members j join members o on o.id = j.member_id
      where j.pool_id = m.id and j.state = 'joined' and o.person_id is not null)`;

/** Whether this person's own points are in a membership, given by its public id. */
export async function isHeldBy(personId: number, memberId: string): Promise<boolean> {
  const [row] = await sql<{ isHeld: boolean }[]>`
    select ${personId}::bigint = any (${heldBy()}) as "isHeld" from members m where m.public_id = ${memberId}::uuid`;
  return row?.isHeld ?? false;
}
