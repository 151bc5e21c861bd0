import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Touches } from "@/lib/loyalty/terms-change";
import { notifyMembers } from "./notify-members";

/** A published version as its announcement tells of it; `touches` are the tiers whose members it concerns. */
export type Announcement = { version: number; effectiveFrom: Instant; isForTheWorse: boolean; touches: Touches };

/**
 * Tells the next `limit` members (by internal id, after `after`) of a version of the terms, in their inbox and by mail, each once however
 * often it is asked. Answers how many were found and where to go on.
 */
export async function announceTerms(
  { version, effectiveFrom, isForTheWorse, touches }: Announcement,
  after: number,
  limit: number,
): Promise<{ found: number; last: number }> {
  const tiers = touches === "everybody" ? null : [...touches];
  // Whoever has no tier yet stands on the first.
  const rows = await sql<{ id: number }[]>`
    select m.id from members m join wallets w on w.member_id = m.id
    where m.id > ${after}::bigint and m.state in ('active', 'locked') and m.person_id is not null
      and (${tiers}::text[] is null or coalesce(w.tier, (select t.document #>> '{tiers,levels,0,code}' from terms_versions t
        where t.version = ${version}::int)) = any (${tiers}::text[]))
    order by m.id limit ${limit}`;
  const members = rows.map((row) => row.id);
  if (members.length > 0) {
    await notifyMembers(members, {
      reason: `terms-changed:${version}`,
      kind: "terms_changed",
      payload: { version, effectiveFrom: effectiveFrom.toISOString(), isForTheWorse },
      link: `/terms/changes#version-${version}`,
    });
    await sql`select announce_terms(${version}::int, ${members}::bigint[])`;
  }
  return { found: members.length, last: members.at(-1) ?? after };
}
