import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** As many badges as a card has room for. */
const BADGES = 3;

/** Where the member of a card stands, and the names of the badges they were given last. */
export async function findCardStanding(
  memberId: number,
  locale: Locale,
  now: Instant,
): Promise<Standing & { badges: string[] }> {
  const [row] = await sql<(StandingRow & { badges: string[] })[]>`
    select ${standingColumns()}, array(select r.texts -> ${locale}::text ->> 'name' from redemptions d join rewards r on r.id = d.reward_id
        where d.member_id = any (merged_family(m.id)) and d.state = 'done' and r.kind = 'recognition' order by d.id desc limit ${BADGES}) as badges
    from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const { badges, ...standing } = row;
  return { ...standingAt(standing, await termsHistory(row.latestTerms), now), badges };
}
