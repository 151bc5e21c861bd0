import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";

export type Shift = {
  id: number;
  publicId: string;
  openedAt: Instant;
  closedAt: Instant | null;
  cashier: string;
  storeCode: string;
  storeName: string;
  city: string;
  channel: string;
  tillReceipts: number | null;
  tillMinor: number | null;
};

const columns = () => sql`
  h.id, h.public_id as "publicId", h.opened_at as "openedAt", h.closed_at as "closedAt", coalesce(c.name, '') as cashier, t.code as "storeCode",
  t.name as "storeName", t.city, t.channel, h.till_receipts as "tillReceipts", h.till_minor as "tillMinor"`;
const from = () => sql`shifts h join stores t on t.id = h.store_id join people c on c.id = h.person_id`;

/** The shift this person has open, or null. */
export async function findOpenShift(personId: number): Promise<Shift | null> {
  const [row] = await sql<Shift[]>`
    select ${columns()} from ${from()} where h.person_id = ${personId} and h.closed_at is null`;
  return row ?? null;
}

/** A shift by its id: this person's own, or anybody's where `personId` is null. */
export async function findShift(publicId: string, personId: number | null): Promise<Shift | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<Shift[]>`
    select ${columns()} from ${from()}
    where h.public_id = ${publicId}::uuid and h.person_id = coalesce(${personId}::bigint, h.person_id)`;
  return row ?? null;
}

export type ShiftRow = Shift & { receipts: number; totalMinor: number; earned: number };

/** The latest shifts with what they came to: this person's own, or everybody's where `personId` is null. */
export async function listShifts(personId: number | null): Promise<ShiftRow[]> {
  return await sql<ShiftRow[]>`
    select ${columns()}, s.* from (select * from shifts x where x.person_id = coalesce(${personId}::bigint, x.person_id) order by x.id desc limit 50) h
      join stores t on t.id = h.store_id join people c on c.id = h.person_id, lateral ${counted()} s
    order by h.id desc`;
}

export type ShiftSummary = {
  receipts: number;
  totalMinor: number;
  earned: number;
  undone: number;
  undoneMinor: number;
  redemptions: number;
  spent: number;
  cancellations: number;
  vouchers: number;
  discountMinor: number;
  /** Vouchers of which marking them as used was taken back. */
  reinstated: number;
  /** What was paid in money besides points for what was handed over. */
  cashMinor: number;
  visits: number;
};

/** What a shift came to; what was undone is counted apart and taken off. */
export async function sumUpShift(shiftId: number): Promise<ShiftSummary> {
  const [row] = await sql<ShiftSummary[]>`
    select s.*, (select coalesce(sum(case a.kind when 'use' then d.cash_minor else -d.cash_minor end), 0)::bigint
        from counter_acts a join redemptions d on d.public_id = a.redemption::uuid
        where a.shift_id = h.id and a.kind in ('use', 'reinstatement') and a.state = 'done') as "cashMinor"
    from (select * from shifts where id = ${shiftId}) h, lateral ${counted()} s`;
  if (row === undefined) throw new Error(`Shift ${shiftId} is not there`);
  return row;
}

const counted = () => sql`(
  select count(*) filter (where a.kind = 'purchase')::int - count(*) filter (where a.kind = 'refund')::int as receipts,
    coalesce(sum(a.total_minor) filter (where a.kind = 'purchase'), 0)::bigint
      - coalesce(sum(a.total_minor) filter (where a.kind = 'refund'), 0)::bigint as "totalMinor",
    coalesce(sum(a.points) filter (where a.kind = 'purchase'), 0)::bigint - coalesce(sum(a.points) filter (where a.kind = 'refund'), 0)::bigint as earned,
    count(*) filter (where a.kind = 'refund')::int as undone,
    coalesce(sum(a.total_minor) filter (where a.kind = 'refund'), 0)::bigint as "undoneMinor",
    count(*) filter (where a.kind = 'redemption')::int - count(*) filter (where a.kind = 'cancellation')::int as redemptions,
    coalesce(sum(a.points) filter (where a.kind = 'redemption'), 0)::bigint
      - coalesce(sum(a.points) filter (where a.kind = 'cancellation'), 0)::bigint as spent,
    count(*) filter (where a.kind = 'cancellation')::int as cancellations,
    count(*) filter (where a.kind = 'use')::int - count(*) filter (where a.kind = 'reinstatement')::int as vouchers,
    coalesce(sum(a.discount_minor) filter (where a.kind = 'use'), 0)::bigint
      - coalesce(sum(a.discount_minor) filter (where a.kind = 'reinstatement'), 0)::bigint as "discountMinor",
    count(*) filter (where a.kind = 'reinstatement')::int as reinstated,
    (select count(*)::int from counter_visits v where v.shift_id = h.id) as visits
  from counter_acts a where a.shift_id = h.id and a.state = 'done')`;

export type Act = {
  publicId: string;
  memberId: string;
  kind: "purchase" | "refund" | "redemption" | "cancellation" | "use" | "reinstatement";
  receipt: string | null;
  rewardName: string | null;
  redemption: string | null;
  totalMinor: number | null;
  currency: string | null;
  /** What a voucher took off the bill. */
  discountMinor: number | null;
  /** What was paid in money besides, when it was handed over; given back where that was taken back. */
  cashMinor: number | null;
  points: number;
  at: Instant;
  supervisor: string | null;
  isUndone: boolean;
  /** Whether it is the purchase its cashier may still undo: the last of its shift. */
  isLastPurchase: boolean;
};

/** The latest things done in a shift, newest first; for one member where `memberId` says which. */
export async function listActs(
  shiftId: number,
  memberId: number | null,
  locale: string,
  limit: number,
): Promise<Act[]> {
  return await sql<Act[]>`
    select a.public_id as "publicId", m.public_id as "memberId", a.kind, act_subject(a.receipt, a.attempt) as receipt, a.redemption,
      (select r.texts -> ${locale}::text ->> 'name' from rewards r where r.id = d.reward_id) as "rewardName",
      a.total_minor as "totalMinor", coalesce(a.currency, d.currency) as currency, case when a.kind in ('use', 'reinstatement') then d.cash_minor end as "cashMinor", a.discount_minor as "discountMinor", a.points, a.at, p.name as supervisor,
      exists (select from counter_acts u where u.undoes = a.id and u.state = 'done') as "isUndone",
      a.kind = 'purchase' and not exists (select from counter_acts l where l.shift_id = a.shift_id and l.kind = 'purchase' and l.state <> 'refused'
        and l.id > a.id and not exists (select from counter_acts u where u.undoes = l.id and u.state = 'done')) as "isLastPurchase"
    from counter_acts a join members m on m.id = a.member_id left join people p on p.id = a.supervisor_id
      left join redemptions d on d.public_id = a.redemption::uuid
    where a.shift_id = ${shiftId} and a.state = 'done' and a.member_id = coalesce(${memberId}::bigint, a.member_id)
    order by a.id desc limit ${limit}`;
}
