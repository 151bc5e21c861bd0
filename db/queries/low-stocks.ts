import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { Person } from "@/lib/loyalty/permissions";

export type LowStock = { publicId: string; name: string; left: number; lowAt: number; since: Instant };

/** Published rewards that became as rare as staff wanted to be told of, the longest first. */
export function listLowStocks(limit: number, locale: Locale): Promise<LowStock[]> {
  return sql<LowStock[]>`
    select r.public_id as "publicId", r.texts -> ${locale}::text ->> 'name' as name, s.left_ as left, s.low_at as "lowAt", s.low_since as since
    from reward_stocks s join rewards r on r.id = s.reward_id
    where s.low_since is not null and s.left_ <= s.low_at and r.state = 'published' and (r.ends_at is null or r.ends_at > programme_now())
    order by s.low_since, s.reward_id limit ${limit}`;
}

/** Whether members can see it. */
export async function isOnShelf(rewardId: string): Promise<boolean> {
  if (!isId(rewardId)) return false;
  const [row] = await sql`
    select from rewards where public_id = ${rewardId}::uuid and state = 'published' and (ends_at is null or ends_at > programme_now())`;
  return row !== undefined;
}

/** Everybody of the staff who can come in, for asking what they may do. */
export function listStaff(): Promise<Person[]> {
  return sql<Person[]>`
    select p.id, p.public_id as "publicId", p.role, true as "hasTotp", null as member from people p
    where p.role is not null and p.state = 'active' and exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null)
    order by p.id limit 1000`;
}
