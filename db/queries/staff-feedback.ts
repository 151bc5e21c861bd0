import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import { commentOf, type Sealed } from "./feedback";

export type FeedbackFilter = { reward: string | null; store: string | null; stars: number | null; after: string };

export type FeedbackEntry = {
  publicId: string;
  stars: number;
  comment: string | null;
  changedAt: Instant;
  /** Null for a review of a purchase. */
  reward: { publicId: string; name: string } | null;
  store: string | null;
  memberPublicId: string;
  memberName: string | null;
};

const PAGE_SIZE = 50;

/** What members said, newest first, of a reward, of a store or with so many stars where that is asked. */
export async function listFeedback(
  filter: FeedbackFilter,
  locale: Locale,
): Promise<{ entries: FeedbackEntry[]; next: string | null }> {
  const [after] = readCursor(filter.after, ["number"]) ?? [null];
  const reward = filter.reward !== null && isId(filter.reward) ? filter.reward : null;
  const rows = await sql<(Omit<FeedbackEntry, "comment"> & Sealed & { id: number })[]>`
    select f.id, f.public_id as "publicId", f.stars, f.changed_at as "changedAt", f.store, f.comment_cipher as "commentCipher", p.wrapped_key as "wrappedKey",
      case when r.id is not null then json_build_object('publicId', r.public_id, 'name', r.texts -> ${locale}::text ->> 'name') end as reward,
      m.public_id as "memberPublicId", coalesce(p.name, m.external_id, m.number) as "memberName"
    from feedback f join members m on m.id = f.member_id left join people p on p.id = m.person_id left join rewards r on r.id = f.reward_id
    where ${after === null ? sql`true` : sql`f.id < ${after}`}
      and ${reward === null ? sql`true` : sql`f.reward_id = (select id from rewards where public_id = ${reward}::uuid)`}
      and ${filter.store === null ? sql`true` : sql`f.store = ${filter.store}`}
      and ${filter.stars === null ? sql`true` : sql`f.stars = ${filter.stars}`}
    order by f.id desc limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const entries = shown.map(({ id: _, commentCipher, wrappedKey, ...row }): FeedbackEntry => {
    return { ...row, comment: commentOf({ commentCipher, wrappedKey }) };
  });
  const last = shown.at(-1);
  return { entries, next: rows.length > PAGE_SIZE && last ? writeCursor([last.id]) : null };
}

const STORES_MAX = 200;

/** The stores of which anything was said: from one to the next by their index, however much was said of each. */
export async function listReviewedStores(): Promise<string[]> {
  const rows = await sql<{ store: string }[]>`
    with recursive named(store, place) as (
      (select store, 1 from feedback where store is not null order by store limit 1)
      union all
      select (select f.store from feedback f where f.store > n.store order by f.store limit 1), n.place + 1
      from named n where n.store is not null and n.place < ${STORES_MAX})
    select store from named where store is not null`;
  return rows.map((row) => row.store);
}

export type RewardFeedback = { counts: { stars: number; count: number }[]; newest: FeedbackEntry[] };

const NEWEST = 5;

/** What was said of a reward in all, and the last of it. */
export async function findRewardFeedback(reward: string, locale: Locale): Promise<RewardFeedback> {
  const [counts, { entries }] = await Promise.all([
    sql<RewardFeedback["counts"]>`
      select f.stars, count(*)::integer as count from feedback f join rewards r on r.id = f.reward_id
      where r.public_id = ${reward}::uuid group by f.stars order by f.stars desc`,
    listFeedback({ reward, store: null, stars: null, after: "" }, locale),
  ]);
  return { counts, newest: entries.slice(0, NEWEST) };
}
