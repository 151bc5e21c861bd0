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

/** What a list is ordered by, its type, and whether it falls. Each stands in an index just so, with the id behind it (db/schema/rewards.ts). */
const orders: Record<StaffRewardSort, { key: (locale: Locale) => Condition; type: () => Condition; falls?: true }> = {
  newest: { key: () => sql`r.id`, type: () => sql`bigint`, falls: true },
  name: {
    key: (locale) =>
      locale === "id"
        ? sql`lower(r.texts -> 'id' ->> 'name') collate "C"`
        : sql`lower(r.texts -> 'en' ->> 'name') collate "C"`,
    type: () => sql`text`,
  },
  cheapest: { key: () => sql`r.points`, type: () => sql`bigint` },
  dearest: { key: () => sql`r.points`, type: () => sql`bigint`, falls: true },
  least_left: { key: () => sql`s.left_rank`, type: () => sql`integer` },
  ends_soon: { key: () => sql`coalesce(r.ends_at, 'infinity')`, type: () => sql`timestamptz` },
};

/** One page of the whole catalogue for staff, drafts and archived ones too. `next` goes on where it ends. */
export async function listStaffRewards(
  filter: StaffRewardFilter,
  locale: Locale,
): Promise<{ rewards: StaffRewardRow[]; next: string | null }> {
  const { key: keyIn, type, falls } = orders[filter.sort];
  const key = keyIn(locale);
  // By the stock's own key, where its index gives the order.
  const id: Condition = filter.sort === "least_left" ? sql`s.reward_id` : sql`r.id`;
  const after = readCursor(filter.after, ["string", "number"]);
  const way: Condition = falls ? sql`desc` : sql`asc`;
  const goesOn: Condition =
    after === null
      ? sql`true`
      : sql`(${key}, ${id}) ${falls ? sql`<` : sql`>`} (${after[0]}::text::${type()}, ${after[1]}::bigint)`;
  const isOfWords = filter.q.trim() !== "" && !isId(filter.q.trim());
  const from: Condition = isOfWords
    ? sql`${pageOfWords(filter, { key, id, way }, goesOn)} f join rewards r on r.id = f.id left join`
    : sql`rewards r ${filter.sort === "least_left" ? sql`join` : sql`left join`}`;
  const rows = await sql<(StaffRewardRow & { sortKey: string })[]>`
    select r.id, r.public_id as "publicId", r.texts -> ${locale}::text ->> 'name' as name, r.kind, r.state, r.category, r.points,
      r.value_minor as "valueMinor", r.currency, r.starts_at as "startsAt", r.ends_at as "endsAt", s.left_ as "stockLeft",
      s.initial as "stockInitial", (select p.public_id from pictures p where p.id = r.picture_id) as picture, r.changed_at as "changedAt",
      (${isOfWords ? sql`f.key` : key})::text as "sortKey"
    from ${from} reward_stocks s on s.reward_id = r.id
    where ${isOfWords ? sql`true` : sql`${matchingRewards(filter)} and ${goesOn}`}
    order by ${isOfWords ? sql`f.key ${way}, f.id ${way}` : sql`${key} ${way}, ${id} ${way}`} limit ${PAGE_SIZE + 1}`;
  const rewards = rows.slice(0, PAGE_SIZE);
  const last = rewards.at(-1);
  return { rewards, next: rows.length > PAGE_SIZE && last ? writeCursor([last.sortKey, last.id]) : null };
}

type Condition = ReturnType<typeof sql>;

/**
 * A page of what bears the words: found by their letters whatever the order, since who goes along the order looking for what few bear looks
 * through everything. The page's size stands in the statement itself, so that it is planned for so few.
 */
function pageOfWords(
  filter: StaffRewardFilter,
  { key, id, way }: Record<"key" | "id" | "way", Condition>,
  goesOn: Condition,
): Condition {
  const stocked = filter.sort === "least_left" ? sql`join reward_stocks s on s.reward_id = r.id` : sql``;
  return sql`(
    with matched as materialized (select r.* from rewards r where ${matchingRewards(filter)})
    select r.id, ${key} as key from matched r ${stocked} where ${goesOn} order by ${key} ${way}, ${id} ${way} limit 51)`;
}

/** The condition over `rewards r` that a filter says; only what is asked stands in it, so that each is planned for itself. */
export function matchingRewards({ q, state, kind, category, untranslated }: RewardMatch): Condition {
  return sql`${soughtBy(q.trim().toLowerCase())}
    and ${state === null ? sql`true` : sql`r.state = ${state}`}
    and ${kind === null ? sql`true` : sql`r.kind = ${kind}`}
    and ${category === null ? sql`true` : sql`r.category = ${category}`}
    and ${
      untranslated
        ? sql`((r.texts -> 'id' ->> 'name' = '') <> (r.texts -> 'en' ->> 'name' = '')
      or (r.texts -> 'id' ->> 'summary' = '') <> (r.texts -> 'en' ->> 'summary' = '')
      or (r.texts -> 'id' ->> 'howToUse' = '') <> (r.texts -> 'en' ->> 'howToUse' = '')
      or (r.texts -> 'id' ->> 'conditions' = '') <> (r.texts -> 'en' ->> 'conditions' = ''))`
        : sql`true`
    }`;
}

/** Part of a name, a category or the shop's own number, or exactly an id; of one or two letters, the beginning of a word. */
function soughtBy(q: string): Condition {
  if (q === "") return sql`true`;
  if (isId(q)) return sql`r.public_id = ${q}::uuid`;
  const part = q.replace(/[\\%_]/g, "\\$&");
  const words = sql`lower(coalesce(r.texts -> 'id' ->> 'name', '') || ' ' || coalesce(r.texts -> 'en' ->> 'name', '') || ' ' || r.category || ' ' || coalesce(r.sku, ''))`;
  if (q.length > 2) return sql`${words} like ${`%${part}%`}`;
  return sql`(${words} like ${`${part}%`} or ${words} like ${`% ${part}%`})`;
}

/** Categories in use, for filters and suggestions: from one to the next by their index. */
export async function listCategories(): Promise<string[]> {
  const rows = await sql<{ category: string }[]>`
    with recursive named(category, place) as (
      (select category, 1 from rewards order by category limit 1)
      union all
      select (select r.category from rewards r where r.category > n.category order by r.category limit 1), n.place + 1
      from named n where n.category is not null and n.place < 200)
    select category from named where category is not null`;
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
  codes: { free: number; taken: number; ended: number; withdrawn: number };
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
          'ended', count(*) filter (where written_off_at >= ends_at),
          'withdrawn', count(*) filter (where written_off_at is not null and (written_off_at >= ends_at) is not true))
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
