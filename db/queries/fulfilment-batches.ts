import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { Person } from "@/lib/loyalty/permissions";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";

/** Where a batch goes, and who asked for it as they are now; null as asker where they are no longer active. */
export async function findBatchAsker(batchId: string): Promise<{ to: RedemptionState; asker: Person | null } | null> {
  const [row] = await sql<{ to: RedemptionState; asker: Person | null }[]>`
    select b.to_state as to, case when p.id is null then null else json_build_object('id', p.id, 'publicId', p.public_id, 'role', p.role,
        'hasTotp', exists (select from totp_factors f where f.person_id = p.id and f.confirmed_at is not null), 'member', null) end as asker
    from fulfilment_batches b left join people p on p.id = b.asked_by and p.state = 'active'
    where b.public_id = ${batchId}::uuid`;
  return row ?? null;
}

export type BatchRow = {
  place: number;
  redemption: string;
  from: RedemptionState | null;
  details: MoveDetails;
};

export function listWaitingRows(batchId: string, after: number, limit: number): Promise<BatchRow[]> {
  return sql<BatchRow[]>`
    select f.place, f.redemption, f.from_state as "from", f.details
    from fulfilment_rows f join fulfilment_batches b on b.id = f.batch_id
    where b.public_id = ${batchId}::uuid and f.outcome is null and f.place > ${after}
    order by f.place limit ${limit}`;
}

/** Whether this batch made that move: a run before this one, cut off before keeping it, or one beside it. */
export async function wasMovedByBatch(batchId: string, redemption: string, to: RedemptionState): Promise<boolean> {
  const [row] = await sql`
    select from redemption_moves v join redemptions d on d.id = v.redemption_id
    where d.public_id = ${redemption}::uuid and v.to_state = ${to} and v.details ->> 'batch' = ${batchId}`;
  return row !== undefined;
}

export type BatchView = {
  publicId: string;
  to: RedemptionState;
  askedBy: string | null;
  createdAt: Instant;
  finishedAt: Instant | null;
  total: number;
  moved: number;
  waiting: number;
};

const batchColumns = () => sql`
  b.public_id as "publicId", b.to_state as to, p.name as "askedBy", b.created_at as "createdAt", b.finished_at as "finishedAt",
  c.total, c.moved, c.waiting`;
const batchTables = () => sql`
  fulfilment_batches b left join people p on p.id = b.asked_by,
  lateral (select count(*)::integer as total, count(*) filter (where f.outcome = 'moved')::integer as moved,
    count(*) filter (where f.outcome is null)::integer as waiting from fulfilment_rows f where f.batch_id = b.id) c`;

export async function findBatch(batchId: string): Promise<BatchView | null> {
  if (!isId(batchId)) return null;
  const [row] = await sql<BatchView[]>`
    select ${batchColumns()} from ${batchTables()} where b.public_id = ${batchId}::uuid`;
  return row ?? null;
}

/** The last few batches, whoever asked for them. */
export function listLatestBatches(limit: number): Promise<BatchView[]> {
  return sql<BatchView[]>`
    select ${batchColumns()} from ${batchTables()} order by b.id desc limit ${limit}`;
}

export type BatchOutcome = {
  place: number;
  redemption: string;
  /** What was redeemed, and by whom; null where the row names no redemption. */
  rewardName: string | null;
  quantity: number | null;
  memberName: string | null;
  memberNumber: string | null;
  courier: string | null;
  tracking: string | null;
  reference: string | null;
  outcome: string | null;
  stands: RedemptionState | null;
};

/** A row may hold anything that was in a file: only what is an id is looked for. */
const WRITTEN_ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/** The rows of a batch with what became of each, in their order; `show` leaves out those that were moved. */
export function listBatchOutcomes(
  batchId: string,
  page: { after: number; limit: number; show: "all" | "not_moved"; locale: Locale },
): Promise<BatchOutcome[]> {
  return sql<BatchOutcome[]>`
    select f.place, f.redemption, r.texts -> ${page.locale}::text ->> 'name' as "rewardName", d.quantity,
      p.name as "memberName", m.number as "memberNumber", f.details ->> 'courier' as courier, f.details ->> 'tracking' as tracking,
      f.details ->> 'reference' as reference, f.outcome, f.stands
    from fulfilment_rows f join fulfilment_batches b on b.id = f.batch_id
      left join redemptions d on d.public_id = case when f.redemption ~* ${WRITTEN_ID} then f.redemption::uuid end
      left join rewards r on r.id = d.reward_id left join members m on m.id = d.member_id left join people p on p.id = m.person_id
    where b.public_id = ${batchId}::uuid and f.place > ${page.after}
      and (${page.show}::text = 'all' or f.outcome is distinct from 'moved')
    order by f.place limit ${page.limit}`;
}
