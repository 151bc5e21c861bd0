import { sql } from "@/db/client";
import { editOfColumns } from "@/db/reward-columns";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { ChangeableReward, RewardState } from "@/lib/loyalty/reward-change";
import { matchingRewards, type RewardMatch } from "./staff-rewards";

/** A reward as a change of it is decided, and by which name and version it is kept. */
export type RewardToChange = ChangeableReward & {
  id: number;
  publicId: string;
  version: number;
  picture: string | null;
};

type Condition = ReturnType<typeof matchingRewards>;

type Row = {
  id: number;
  publicId: string;
  version: number;
  columns: Record<string, unknown>;
  state: RewardState;
  publishedAt: Date | null;
  redeemedSince: boolean;
  picture: string | null;
  codes: number;
  nextPrice: { points: number; from: string } | null;
  stock: RewardToChange["stock"];
  openDates: number;
  hasFile: boolean;
};

/** The rewards of a condition over `rewards r`, by their age, at most `limit` after `afterId`. */
async function readChangeable(
  condition: Condition,
  { afterId = 0, limit }: { afterId?: number; limit: number },
): Promise<RewardToChange[]> {
  const rows = await sql<Row[]>`
    select r.id, r.public_id as "publicId", r.version, to_jsonb(r) as columns, r.state, r.published_at as "publishedAt",
      r.state = 'published' and redeemed_since_published(r.id) as "redeemedSince",
      (select i.public_id from pictures i where i.id = r.picture_id) as picture,
      (select count(*)::int from (select from reward_codes c where c.reward_id = r.id limit 1) one) as codes,
      (select json_build_object('points', n.points, 'from', n.since) from reward_prices n where n.reward_id = r.id and not n.is_in_force) as "nextPrice",
      json_build_object('initial', s.initial, 'left', s.left_, 'writtenOff', coalesce(s.written_off, 0), 'sold',
        (select coalesce(sum(d.quantity), 0) from redemptions d where d.reward_id = r.id and d.restored_version is null)) as stock,
      (select count(*)::int from reward_dates x where x.reward_id = r.id and x.is_open and x.starts_at > programme_now()) as "openDates",
      exists (select from reward_files f where f.reward_id = r.id) as "hasFile"
    from rewards r left join reward_stocks s on s.reward_id = r.id
    where ${condition} and r.id > ${afterId}::bigint order by r.id limit ${limit}`;
  return rows.map(({ columns, nextPrice, ...row }) => ({
    ...row,
    edit: editOfColumns(columns) as RewardEdit,
    nextPrice: nextPrice && { points: nextPrice.points, from: new Date(nextPrice.from) },
  }));
}

/** One reward; null where there is none. */
export async function findChangeable(rewardId: string): Promise<RewardToChange | null> {
  if (!isId(rewardId)) return null;
  const [reward] = await readChangeable(sql`r.public_id = ${rewardId}::uuid`, { limit: 1 });
  return reward ?? null;
}

/** Those named, and those with these numbers of the shop's own. */
export function listNamed(ids: readonly string[], skus: readonly string[] = []): Promise<RewardToChange[]> {
  const known = ids.filter(isId);
  const condition: Condition = sql`(r.public_id = any (${known}::uuid[]) or r.sku = any (${[...skus]}::text[]))`;
  return readChangeable(condition, { limit: ids.length + skus.length });
}

/** All that match a filter, some at a time. */
export async function* everyMatching(
  match: RewardMatch,
  most: number,
  atOnce = 1_000,
): AsyncGenerator<RewardToChange[]> {
  let afterId = 0;
  for (let taken = 0; taken < most; taken += atOnce) {
    const rewards = await readChangeable(matchingRewards(match), { afterId, limit: Math.min(atOnce, most - taken) });
    if (rewards.length > 0) yield rewards;
    if (rewards.length < atOnce) return;
    afterId = rewards.at(-1)?.id ?? afterId;
  }
}

/** How many match a filter, and the names of the first few. */
export async function countMatching(match: RewardMatch, locale: Locale): Promise<{ count: number; names: string[] }> {
  const [row] = await sql<{ count: number; names: string[] | null }[]>`
    select (select count(*)::int from rewards r where ${matchingRewards(match)}) as count,
      (select json_agg(name) from (select r.texts -> ${locale}::text ->> 'name' as name from rewards r
        where ${matchingRewards(match)} order by r.id limit 5) few) as names`;
  return { count: row?.count ?? 0, names: row?.names ?? [] };
}
