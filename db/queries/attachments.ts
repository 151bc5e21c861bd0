import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { openBytesFor } from "@/lib/personal-data";

export type AttachmentFile = { mime: "image/webp" | "application/pdf"; bytes: Buffer };

/** A file of one's own dispute, or any for staff who handle them; null for everybody else, as for one that does not exist. */
export async function findAttachment(
  reader: { member: Actor<"membership.use"> | null; staff: Actor<"disputes.handle"> | null },
  publicId: string,
): Promise<AttachmentFile | null> {
  const memberId = reader.member?.memberId ?? null;
  if (!isId(publicId) || (memberId === null && reader.staff === null)) return null;
  const [row] = await sql<{ mime: AttachmentFile["mime"]; cipher: Buffer; wrappedKey: Buffer | null }[]>`
    select a.mime, a.cipher, p.wrapped_key as "wrappedKey"
    from attachments a join dispute_steps s on s.id = a.step_id join disputes d on d.id = s.dispute_id
    join members m on m.id = d.member_id join people p on p.id = m.person_id
    where a.public_id = ${publicId}::uuid and (${reader.staff !== null}::boolean or d.member_id = ${memberId}::bigint)`;
  if (!row?.wrappedKey) return null;
  return { mime: row.mime, bytes: openBytesFor(row.wrappedKey, "attachment", row.cipher) };
}
