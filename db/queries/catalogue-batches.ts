import { sql } from "@/db/client";
import { editOfColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { BatchWish, DoneChange } from "@/lib/loyalty/bulk-wish";
import type { Person } from "@/lib/loyalty/permissions";
import type { RewardState } from "@/lib/loyalty/reward-change";

type BatchKind = "bulk" | "import" | "undo";

/** Who asked for a batch, as they are now; null where they are no longer active. */
export async function findCatalogueAsker(
  batchId: string,
): Promise<{ kind: BatchKind; isOperators: boolean; asker: Person | null } | null> {
  const [row] = await sql<{ kind: BatchKind; isOperators: boolean; asker: Person | null }[]>`
    select b.kind, b.asked_by is null as "isOperators", case when p.id is null then null else json_build_object('id', p.id,
        'publicId', p.public_id, 'role', p.role, 'member', null,
        'hasTotp', exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null)) end as asker
    from catalogue_batches b left join people p on p.id = b.asked_by and p.state = 'active' where b.public_id = ${batchId}::uuid`;
  return row ?? null;
}

export type CatalogueBatch = {
  publicId: string;
  kind: BatchKind;
  wish: BatchWish | null;
  askedBy: string | null;
  /** Whether whoever looks prepared it. */
  isOwn: boolean;
  createdAt: Instant;
  readyAt: Instant | null;
  begunAt: Instant | null;
  finishedAt: Instant | null;
  /** The batch it takes back, and whether another takes this one back. */
  undoes: string | null;
  undoneBy: string | null;
  total: number;
  waiting: number;
  done: number;
  unchanged: number;
  made: number;
};

const columns = () => sql`
  b.public_id as "publicId", b.kind, b.wish, p.name as "askedBy", b.created_at as "createdAt", b.ready_at as "readyAt",
  b.begun_at as "begunAt", b.finished_at as "finishedAt", (select u.public_id from catalogue_batches u where u.id = b.undoes) as undoes,
  (select u.public_id from catalogue_batches u where u.undoes = b.id and u.begun_at is not null order by u.id limit 1) as "undoneBy",
  n.total, n.waiting, n.done, n.unchanged, n.made`;
const counts = () => sql`
  left join people p on p.id = b.asked_by
  cross join lateral (select count(*)::int as total, count(*) filter (where r.outcome is null)::int as waiting,
      count(*) filter (where r.outcome = 'done')::int as done, count(*) filter (where r.outcome = 'unchanged')::int as unchanged,
      count(*) filter (where r.change ? 'create')::int as made
    from catalogue_rows r where r.batch_id = b.id) n`;

/** A batch with how far it has come; null where there is none. */
export async function findCatalogueBatch(batchId: string, personId: number): Promise<CatalogueBatch | null> {
  if (!isId(batchId)) return null;
  const [row] = await sql<CatalogueBatch[]>`
    select ${columns()}, b.asked_by is not distinct from ${personId}::bigint as "isOwn" from catalogue_batches b ${counts()}
    where b.public_id = ${batchId}::uuid and b.ready_at is not null`;
  return row ?? null;
}

/** The latest that were begun. */
export function listCatalogueBatches(limit: number): Promise<CatalogueBatch[]> {
  return sql<CatalogueBatch[]>`
    select ${columns()}, false as "isOwn" from (select * from catalogue_batches where begun_at is not null order by id desc limit ${limit}) b ${counts()}
    order by b.created_at desc`;
}

export type CatalogueRow = {
  place: number;
  reward: string | null;
  label: string;
  isNew: boolean;
  before: unknown;
  after: unknown;
  outcome: string | null;
  problems: Record<string, string>;
};

export const rowShows = ["all", "changing", "refused", "unchanged"] as const;

/**
 * Rows of a batch in their order; `changing` are those that were or would be done, `refused` those that were or would not. A reward goes
 * by its name in the reader's language, and in what was imported by what the file says.
 */
export async function listCatalogueRows(
  batchId: string,
  { after, limit, show, locale }: { after: number; limit: number; show: (typeof rowShows)[number]; locale: Locale },
): Promise<CatalogueRow[]> {
  return await sql<CatalogueRow[]>`
    select r.place, r.reward, coalesce(nullif(w.texts -> ${locale}::text ->> 'name', ''), r.label) as label,
      coalesce(r.change ? 'create', false) as "isNew", r.before, r.after, r.outcome, r.problems
    from catalogue_rows r join catalogue_batches b on b.id = r.batch_id
      left join rewards w on w.public_id = r.reward and b.kind <> 'import'
    where b.public_id = ${batchId}::uuid and r.place > ${after}::int and case ${show}::text
      when 'changing' then r.outcome is null or r.outcome = 'done' when 'unchanged' then r.outcome is not distinct from 'unchanged'
      when 'refused' then r.outcome not in ('done', 'unchanged') else true end
    order by r.place limit ${limit}`;
}

type DoneRow = { reward: string; label: string; change: Record<string, unknown>; before: Kept; after: Kept };
type Kept = Record<string, unknown>;

/** What a batch did to which reward, for taking it back. */
export async function listDoneChanges(
  batchId: string,
  limit: number,
): Promise<(DoneChange & { reward: string; label: string })[]> {
  if (!isId(batchId)) return [];
  const rows = await sql<DoneRow[]>`
    select r.reward, r.label, r.change, r.before, r.after from catalogue_rows r join catalogue_batches b on b.id = r.batch_id
    where b.public_id = ${batchId}::uuid and r.outcome = 'done' order by r.place limit ${limit}`;
  return rows.map(({ reward, label, change, before, after }) => ({
    reward,
    label,
    isNew: "create" in change,
    before: { edit: editOfColumns(before), ...stateIn(before), stock: numberIn(before, "left_") },
    after: { edit: editOfColumns(after), ...stateIn(after), ...risenIn(after) },
    stock: "stock" in change ? (change.stock as { change: string; quantity: number }) : null,
  }));
}

const stateIn = ({ state }: Kept) => (typeof state === "string" ? { state: state as RewardState } : {});
const numberIn = (kept: Kept, name: string) => (typeof kept[name] === "number" ? kept[name] : null);
const risenIn = ({ next_points }: Kept) => (typeof next_points === "number" ? { nextPoints: next_points } : {});
