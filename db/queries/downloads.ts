import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";

export type Download = { name: string; bytes: Buffer; asksAgain: boolean };

/** The file of a redemption of this member's own that can still be used; null for anybody else's, as for one that is over. */
export async function findDownload(memberId: number, redemptionId: string): Promise<Download | null> {
  if (!isId(redemptionId)) return null;
  const [row] = await sql<Download[]>`
    select f.name, f.bytes, coalesce((d.details ->> 'askAgain')::boolean, false) as "asksAgain"
    from redemptions d join reward_files f on f.reward_id = d.reward_id
    where d.public_id = ${redemptionId}::uuid and d.member_id = any (merged_family(${memberId})) and d.state = 'ready'
      and (d.expires_at is null or d.expires_at > programme_now())`;
  return row ?? null;
}
