import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { spokenLocale } from "./spoken";

export type SeenMember = { publicId: string; name: string; number: string; locale: Locale; zone: string };

/** What a member's own pages need to know of them to be drawn for somebody else; null when nobody can sign in to it. */
export async function findSeenMember(publicId: string): Promise<SeenMember | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<SeenMember[]>`
    select m.public_id as "publicId", coalesce(p.name, '') as name, m.number, ${spokenLocale()} as locale, coalesce(p.zone, i.zone) as zone
    from members m join people p on p.id = m.person_id cross join installation i
    where m.public_id = ${publicId}::uuid and m.state in ('active', 'locked')`;
  return row ?? null;
}
