import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Occasion } from "@/lib/loyalty/present-trace";
import { redeemedSince } from "./wishes";

/** The memberships that are read as one with a member's own, as an array to be read once a statement; of nobody none. */
export const familyOf = (memberId: number | null) => sql`((select merged_family(${memberId}::bigint))::bigint[])`;

/** The rewards a member marked, by internal id, for queries that choose by it. */
export const favouritesOf = (memberId: number | null) =>
  sql`(select f.reward_id from favourites f where f.member_id = any ${familyOf(memberId)})`;

/** What a reward is to one member: whether they marked it, wait or save for it, and a present of it that waits for them. */
export type Own = {
  isFavourite: boolean;
  isAwaited: boolean;
  isGoal: boolean;
  present: { id: string; because: Occasion; until: Instant } | null;
};
export type OwnRow = Omit<Own, "present"> & { present: { id: string; because: Occasion; until: string } | null };

/** One JSON object for queries that read `rewards r`; null for a visitor. */
export const ownObject = (memberId: number | null) => sql`
  case when ${memberId}::bigint is not null then json_build_object('isFavourite', r.id in ${favouritesOf(memberId)},
    'isAwaited', exists (select from stock_waits w where w.reward_id = r.id and w.told_at is null and w.member_id = any ${familyOf(memberId)}),
    'isGoal', exists (select from wishes w where w.reward_id = r.id and w.purpose = 'goal' and w.ended_at is null and w.member_id = ${memberId}::bigint and not ${redeemedSince()}),
    'present', (select json_build_object('id', x.public_id, 'because', x.because, 'until', x.ends_at) from presents x
      where x.reward_id = r.id and x.member_id = any ${familyOf(memberId)} and x.redemption_id is null and x.ends_at > programme_now()
      order by x.ends_at, x.id limit 1)) end`;

export function toOwn(row: OwnRow | null): Own | null {
  return row && { ...row, present: row.present && { ...row.present, until: new Date(row.present.until) } };
}
