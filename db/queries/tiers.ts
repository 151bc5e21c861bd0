import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { type LineRow, type LineView, lineObject, toLineView, unwrittenLines } from "./lines";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";
import { type TierGives, type TierGivesRow, tierGivesColumn, toTierGives } from "./tier-gives";

const MOVES_SHOWN = 30;

/** Where a member stands in the tiers, how they came there, newest first, and what tiers are given `today`, in one statement. */
export async function findTiers(
  memberId: number,
  locale: Locale,
  now: Instant,
  today: string,
): Promise<{ standing: Standing; moves: LineView[]; gives: TierGives }> {
  const [row] = await sql<(StandingRow & { moves: LineRow[] | null; gives: TierGivesRow })[]>`
    select ${standingColumns()},
      (select json_agg(${lineObject(locale)} order by j.version desc) from (
        select * from journals where member_id = m.id and kind = 'tier_moved' order by version desc limit ${MOVES_SHOWN}) j) as moves,
      ${tierGivesColumn(locale, now, today)} as gives
    from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const history = await termsHistory(row.latestTerms);
  const standing = standingAt(row, history, now);
  const written = (row.moves ?? []).map((move) => toLineView(move, null, history));
  return {
    standing,
    gives: toTierGives(row.gives),
    moves: [...unwrittenLines(standing).filter((line) => line.kind === "tier_moved"), ...written],
  };
}
