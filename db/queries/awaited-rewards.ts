import { sql } from "@/db/client";

/** The public ids of rewards that somebody waits for, at most `limit` of them. */
export async function listAwaitedRewards(limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select r.public_id as id from rewards r
    where r.state = 'published' and exists (select from stock_waits w where w.reward_id = r.id and w.told_at is null)
    order by r.id limit ${limit}`;
  return rows.map(({ id }) => id);
}
