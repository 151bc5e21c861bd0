import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { RewardKind } from "@/lib/loyalty/reward";
import { type StaffDate, type StaffDateRow, staffDates, toStaffDate } from "./staff-dates";

export const rewardStates = ["draft", "published", "archived"] as const;
type RewardState = (typeof rewardStates)[number];
export const staffRewardSorts = ["newest", "name", "cheapest", "dearest", "least_left", "ends_soon"] as const;
type StaffRewardSort = (typeof staffRewardSorts)[number];

/** Which rewards; an empty one is all of them. */
export type RewardMatch = {
  q: string;
  state: RewardState | null;
  kind: RewardKind | null;
  category: string | null;
  /** Only those of which something is said in one language and not in the other. */
  untranslated: boolean;
};

export type StaffRewardFilter = RewardMatch & {
  sort: StaffRewardSort;
  after: string | undefined;
};

export type StaffRewardRow = {
  id: number;
  publicId: string;
  name: string;
  kind: RewardKind;
  state: RewardState;
  category: string;
  points: number;
  valueMinor: number | null;
  currency: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  stockLeft: number | null;
  stockInitial: number | null;
  picture: string | null;
  changedAt: Instant;
};

const PAGE_SIZE = 50;

/** What a list is ordered by, rising; texts and numbers under one name, so that one cursor fits all. */
const sortKeys: Record<StaffRewardSort, (locale: Locale) => ReturnType<typeof sql>> = {
  newest: () => sql`lpad((9000000000000000 - r.id)::text, 20, '0')`,
  name: (locale) => sql`lower(r.texts -> ${locale}::text ->> 'name')`,
  cheapest: () => sql`lpad(r.points::text, 20, '0')`,
  dearest: () => sql`lpad((9000000000000000 - r.points)::text, 20, '0')`,
  least_left: () => sql`coalesce(lpad(s.left_::text, 20, '0'), 'unlimited')`,
  ends_soon: () => sql`coalesce(to_char(r.ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), 'never')`,
};

/** One page of the whole catalogue for staff, drafts and archived ones too. `next` goes on where it ends. */
export async function listStaffRewards(
  filter: StaffRewardFilter,
  locale: Locale,
): Promise<{ rewards: StaffRewardRow[]; next: string | null }> {
  const key = sql`(${sortKeys[filter.sort](locale)}) collate "C"`;
  const after = readCursor(filter.after, ["string", "number"]);
  const rows = await sql<(StaffRewardRow & { sortKey: string })[]>`
    select r.id, r.public_id as "publicId", r.texts -> ${locale}::text ->> 'name' as name, r.kind, r.state, r.category, r.points,
      r.value_minor as "valueMinor", r.currency, r.starts_at as "startsAt", r.ends_at as "endsAt", s.left_ as "stockLeft",
      s.initial as "stockInitial", (select p.public_id from pictures p where p.id = r.picture_id) as picture, r.changed_at as "changedAt",
      ${key} as "sortKey"
    from rewards r left join reward_stocks s on s.reward_id = r.id
    where ${matchingRewards(filter)}
      and (${after?.[0] ?? null}::text is null or (${key}, r.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::bigint))
    order by ${key}, r.id limit ${PAGE_SIZE + 1}`;
  const rewards = rows.slice(0, PAGE_SIZE);
  const last = rewards.at(-1);
  return { rewards, next: rows.length > PAGE_SIZE && last ? writeCursor([last.sortKey, last.id]) : null };
}

/** The condition over `rewards r` that a filter says; its search finds names, categories, the shop's own number and the id. */
export function matchingRewards({ q, state, kind, category, untranslated }: RewardMatch) {
  const sought = q.trim().toLowerCase();
  const pattern = sought === "" ? null : `%${sought.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${pattern}::text is null or r.public_id::text = ${sought}::text or lower(r.sku) = ${sought}::text
        or lower(concat_ws(' ', r.texts -> 'id' ->> 'name', r.texts -> 'en' ->> 'name', r.category)) like ${pattern}::text)
      and (${state}::text is null or r.state = ${state}::text)
      and (${kind}::text is null or r.kind = ${kind}::text)
      and (${category}::text is null or r.category = ${category}::text)
      and (not ${untranslated}::boolean or exists (select from unnest('{name,summary,howToUse,conditions}'::text[]) part
        where (r.texts -> 'id' ->> part = '') <> (r.texts -> 'en' ->> part = '')))`;
}

/** Categories in use, for filters and suggestions. */
export async function listCategories(): Promise<string[]> {
  const rows = await sql<{ category: string }[]>`select distinct category from rewards order by category limit 200`;
  return rows.map((row) => row.category);
}

export type StaffReward = RewardEdit & {
  publicId: string;
  version: number;
  state: RewardState;
  picture: string | null;
  publishedAt: Instant | null;
  createdAt: Instant;
  changedAt: Instant;
  changedByName: string | null;
  stock: {
    initial: number | null;
    left: number | null;
    totalLeft: number | null;
    writtenOff: number;
    lowAt: number | null;
  };
  codes: { free: number; taken: number; ended: number };
  redeemed: number;
  prices: { points: number; since: Instant }[];
  /** When it takes place, latest first, past ones too. */
  dates: StaffDate[];
  /** The file that members download, of a digital reward. */
  file: { name: string; kilobytes: number; downloads: number } | null;
};

/** Instants inside JSON arrive as text. */
type Json = {
  prices: { points: number; since: string }[];
  dates: StaffDateRow[];
};

/** One reward with everything staff edit and see of it; null when there is none. */
export async function findStaffReward(publicId: string): Promise<StaffReward | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<(Omit<StaffReward, "prices" | "dates"> & Json)[]>`
    select r.public_id as "publicId", r.sku, r.version, r.state, r.kind, r.category, r.texts, r.points, r.value_minor as "valueMinor", r.currency,
      r.per_member_limit as "perMemberLimit", r.tier_required as "tierRequired", r.starts_at as "startsAt", r.ends_at as "endsAt", r.gates,
      r.valid_days as "validDays", r.cancellable, r.details, r.featured, r.published_at as "publishedAt", r.created_at as "createdAt",
      r.changed_at as "changedAt", p.name as "changedByName",
      (select i.public_id from pictures i where i.id = r.picture_id) as picture,
      json_build_object('initial', s.initial, 'left', s.left_, 'totalLeft', s.total_left, 'writtenOff', coalesce(s.written_off, 0), 'lowAt', s.low_at) as stock,
      (select json_build_object('free', count(*) filter (where redemption_id is null and written_off_at is null), 'taken', count(*) filter (where redemption_id is not null),
          'ended', count(*) filter (where written_off_at is not null))
        from reward_codes c where c.reward_id = r.id) as codes,
      (select coalesce(sum(quantity), 0)::bigint from redemptions d where d.reward_id = r.id and d.restored_version is null) as redeemed,
      (select coalesce(json_agg(json_build_object('points', h.points, 'since', h.since) order by h.since desc, h.id desc), '[]')
        from (select * from reward_prices where reward_id = r.id order by since desc, id desc limit 20) h) as prices,
      ${staffDates()} as dates,
      (select json_build_object('name', f.name, 'kilobytes', (octet_length(f.bytes) + 1023) / 1024, 'downloads',
          (select coalesce(sum(n.count), 0) from redemption_downloads n join redemptions d on d.id = n.redemption_id where d.reward_id = r.id))
        from reward_files f where f.reward_id = r.id) as file
    from rewards r left join reward_stocks s on s.reward_id = r.id left join people p on p.id = r.changed_by
    where r.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  return {
    ...row,
    prices: row.prices.map(({ points, since }) => ({ points, since: new Date(since) })),
    dates: row.dates.map(toStaffDate),
  };
}
