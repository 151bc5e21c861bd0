import { sql } from "@/db/client";
import { editOfColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import { isId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";

/** One thing that happened to a reward, as the audit trail tells it. */
export type RewardVersion = {
  entry: number;
  at: Instant;
  actorName: string | null;
  isPortal: boolean;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const PAGE_SIZE = 30;
/** What makes a version of what the reward says; stock, files and plans have histories of their own. */
const SAYING = ["reward.create", "reward.edit"];
/** What changed the reward's own row: others tell of its stock, its prices to come or its plans. */
const CHANGING = ["reward.edit", "reward.publish", "reward.archive", "reward.unarchive", "reward.unpublish"];

const columns = () => sql`
  t.id as entry, t.at, p.name as "actorName", t.actor_id is null as "isPortal", t.action, t.before, t.after`;

/** What happened to a reward, newest first. */
export async function listVersions(
  rewardId: string,
  cursor: string | undefined,
): Promise<{ versions: RewardVersion[]; next: string | null }> {
  if (!isId(rewardId)) return { versions: [], next: null };
  const after = readCursor(cursor, ["number"]);
  const rows = await sql<RewardVersion[]>`
    select ${columns()} from trail t left join people p on p.id = t.actor_id
    where t.subject = ${`reward:${rewardId}`} and (${after?.[0] ?? null}::bigint is null or t.id < ${after?.[0] ?? null}::bigint)
    order by t.id desc limit ${PAGE_SIZE + 1}`;
  const versions = rows.slice(0, PAGE_SIZE);
  return { versions, next: rows.length > PAGE_SIZE ? writeCursor([versions.at(-1)?.entry ?? 0]) : null };
}

/** Whether what the reward said after this can be brought back: it says something, and it is not the latest word. */
export function isRestorable({ action }: Pick<RewardVersion, "action">): boolean {
  return SAYING.includes(action);
}

/**
 * What a reward said once an entry of its trail was written, read backwards from now: every later entry's `before` undoes its `after`.
 * Null where there is no such entry.
 */
export async function findVersion(
  rewardId: string,
  entry: number,
): Promise<{ version: RewardVersion; edit: Partial<RewardEdit>; pictureId: string | null } | null> {
  if (!isId(rewardId) || !Number.isSafeInteger(entry)) return null;
  const [row] = await sql<(RewardVersion & { then: Record<string, unknown>; picture: string | null })[]>`
    with chosen as (select ${columns()} from trail t left join people p on p.id = t.actor_id
        where t.id = ${entry}::bigint and t.subject = ${`reward:${rewardId}`} and t.action = any (${SAYING}::text[])),
      back as (select to_jsonb(r) || coalesce((select jsonb_object_agg(f.key, f.value) from (
          select distinct on (e.key) e.key, e.value from trail t, jsonb_each(t.before) e
          where t.subject = ${`reward:${rewardId}`} and t.id > ${entry}::bigint and t.action = any (${CHANGING}::text[]) and jsonb_typeof(t.before) = 'object'
          order by e.key, t.id) f), '{}') as then
        from rewards r where r.public_id = ${rewardId}::uuid)
    select c.*, b.then, (select i.public_id from pictures i where i.id = (b.then ->> 'picture_id')::bigint) as picture from chosen c, back b`;
  if (row === undefined) return null;
  const { then, picture, ...version } = row;
  return { version, edit: editOfColumns(then), pictureId: picture };
}
