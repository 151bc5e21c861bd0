import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Marks one of a member's own notices as read and answers the page it leads to; null where it is not theirs or leads nowhere. */
export async function readNotice(actor: Actor<"membership.use">, publicId: string): Promise<string | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<{ link: string | null }[]>`
    update notices set read_at = coalesce(read_at, programme_now())
    where public_id = ${publicId}::uuid and member_id = ${actor.memberId} returning link`;
  return row?.link ?? null;
}

/** Marks everything in a member's inbox as read. */
export async function readAllNotices(actor: Actor<"membership.use">): Promise<void> {
  await sql`update notices set read_at = programme_now() where member_id = ${actor.memberId} and read_at is null`;
}
