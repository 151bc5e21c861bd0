import { sql } from "@/db/client";
import type { Friend } from "@/lib/loyalty/kinds/referral";

/** Whoever holds this number, against the one who redeemed something for a friend; null where nobody does. */
export async function findFriend(number: string, giverId: number): Promise<Friend | null> {
  const [row] = await sql<Friend[]>`
    select m.public_id as "publicId", least(m.joined_at, n.joined_at) as "joinedAt", m.id = member_now(${giverId}) as "isGiver"
    from members n join members m on m.id = member_now(n.id)
    where n.number = ${number.replace(/[\s-]/g, "")} and m.state = 'active'`;
  return row ?? null;
}
