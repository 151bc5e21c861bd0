import { sql } from "@/db/client";
import type { NewNotice } from "@/lib/notices";

/** Tells each of these members (by internal id) the same thing in their inbox, once for its reason. Answers how many are told anew. */
export async function notifyMembers(memberIds: readonly number[], notice: NewNotice): Promise<number> {
  const { reason, kind, payload, link } = notice;
  const [row] = await sql<{ told: number }[]>`
    select notify_members(${[...memberIds]}::bigint[], ${reason}, ${kind}, ${sql.json(payload)}, ${link}) as told`;
  return row?.told ?? 0;
}
