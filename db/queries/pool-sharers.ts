import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

export type Sharer = {
  publicId: string;
  name: string;
  state: "joined" | "invited" | "left";
  /** When they joined, were invited, or left. */
  since: Instant;
};

const SHOWN = 100;

/** Who shares a pool, who was invited to it and who has left it, in this order, as staff see them; nobody where it is no pool. */
export async function listSharers(poolId: number): Promise<Sharer[]> {
  return sql<Sharer[]>`
    select x.public_id as "publicId", coalesce(p.name, x.external_id, x.number) as name, o.state,
      coalesce(o.ended_at, o.joined_at, o.created_at) as since
    from pool_members o join members x on x.id = o.member_id left join people p on p.id = x.person_id
    where o.pool_id = ${poolId} and o.state in ('joined', 'invited', 'left')
    order by array_position(array['joined', 'invited', 'left'], o.state), o.id limit ${SHOWN}`;
}

/** The pool a member shares now; null while they share none. */
export async function findSharedPool(
  memberId: number,
): Promise<{ publicId: string; number: string; since: Instant } | null> {
  const [row] = await sql<{ publicId: string; number: string; since: Instant }[]>`
    select m.public_id as "publicId", m.number, o.joined_at as since from pool_members o join members m on m.id = o.pool_id
    where o.member_id = ${memberId} and o.state = 'joined'`;
  return row ?? null;
}
