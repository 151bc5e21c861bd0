import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Mover } from "@/lib/loyalty/kinds/kind-rule";
import { isMemberNumber } from "@/lib/loyalty/member-number";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { RewardKind } from "@/lib/loyalty/reward";
import { openFor } from "@/lib/personal-data";

/** Where a redemption waits for staff, or for its day. */
export const queueStates = ["processing", "held", "shipped", "booked"] as const;
type QueueState = (typeof queueStates)[number];

export type QueueFilter = {
  q: string;
  state: QueueState | null;
  kind: RewardKind | null;
  outlet: string | null;
  after: string | undefined;
};

export type QueuedRedemption = {
  publicId: string;
  state: RedemptionState;
  kind: RewardKind;
  details: Details;
  rewardName: string;
  quantity: number;
  memberName: string | null;
  memberNumber: string;
  createdAt: Instant;
  /** By when its reward promised it, where it did and nothing has been sent yet. */
  dueAt: Instant | null;
  /** When and where it takes place. */
  date: { startsAt: string; place: string | null } | null;
};

/** What the lead time promised; only what is still being prepared can be late. */
const dueAt = () =>
  sql`case when d.state = 'processing' then d.created_at + make_interval(days => (d.details ->> 'leadDays')::integer) end`;

const columns = (locale: Locale) => sql`
  d.public_id as "publicId", d.state, r.kind, d.details, r.texts -> ${locale}::text ->> 'name' as "rewardName", d.quantity,
  p.name as "memberName", m.number as "memberNumber", d.created_at as "createdAt", ${dueAt()} as "dueAt",
  (select json_build_object('startsAt', x.starts_at, 'place', x.place) from reward_dates x where x.id = d.date_id) as date`;
const tables = () => sql`
  redemptions d join rewards r on r.id = d.reward_id join members m on m.id = d.member_id left join people p on p.id = m.person_id`;

const PAGE_SIZE = 50;

type Condition = ReturnType<typeof sql>;

/** What waits, oldest first. A redemption's id or a member's number finds it wherever it stands. */
export async function listQueue(
  filter: QueueFilter,
  locale: Locale,
): Promise<{ redemptions: QueuedRedemption[]; next: string | null }> {
  const [after] = readCursor(filter.after, ["number"]) ?? [null];
  const rows = await sql<(QueuedRedemption & { id: number })[]>`
    select d.id, ${columns(locale)} from ${tables()}
    where ${filter.q.trim() === "" ? waiting(filter, after) : soughtIn(filter)}
      and ${after === null ? sql`true` : sql`d.id > ${after}`}
    order by d.id limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const next = rows.length > PAGE_SIZE && last ? writeCursor([last.id]) : null;
  return { redemptions: shown.map(({ id: _, ...row }) => row), next };
}

/** What waits: without a kind or an outlet by the indexes of what waits, with one by its entries of the queue, never more than a page of each state. */
function waiting({ state, kind, outlet }: QueueFilter, after: number | null): Condition {
  const states = state === null ? queueStates : [state];
  if (kind === null && outlet === null) return among(states);
  const [facet, value] = outlet === null ? ["kind", kind ?? ""] : ["place", outlet];
  const isOfKind =
    outlet === null || kind === null
      ? sql`true`
      : sql`exists (select from queue_entries k where k.redemption_id = e.redemption_id and k.facet = 'kind' and k.value = ${kind})`;
  return sql`d.id = any (array(select w.id from unnest(${states}::text[]) s(state), lateral (
    select e.redemption_id as id from queue_entries e
    where e.facet = ${facet} and e.value = ${value} and e.state = s.state and ${isOfKind} and ${after === null ? sql`true` : sql`e.redemption_id > ${after}`}
    order by e.redemption_id limit ${PAGE_SIZE + 1}) w order by w.id limit ${PAGE_SIZE + 1}))`;
}

/** One state by the index of states, all of them by the index of what waits. */
const among = (states: readonly QueueState[]): Condition =>
  states.length === 1
    ? sql`d.state = ${states[0] ?? ""} and d.state in ('processing', 'shipped', 'held', 'booked')`
    : sql`d.state in ('processing', 'shipped', 'held', 'booked')`;

/** A redemption by its id or its owner's number, wherever it stands. */
const soughtIn = ({ q, state, kind, outlet }: QueueFilter): Condition => sql`${soughtBy(q.trim())}
  and ${state === null ? sql`true` : among([state])}
  and ${kind === null ? sql`true` : sql`r.kind = ${kind}`}
  and ${outlet === null ? sql`true` : boundTo(outlet)}`;

const boundTo = (outlet: string) => sql`(${outlet} = any (regexp_split_to_array(d.details ->> 'outlets', '\\s*\\n\\s*'))
  or exists (select from reward_dates x where x.id = d.date_id and x.place = ${outlet}))`;

function soughtBy(q: string): Condition {
  if (isId(q)) return sql`d.public_id = ${q}::uuid`;
  if (!isMemberNumber(q)) return sql`false`;
  return sql`d.member_id in (select unnest(merged_family(n.id)) from members n where n.number = ${q.replace(/[\s-]/g, "")})`;
}

/** Those named, oldest first, wherever they stand. */
export function listChosen(ids: readonly string[], locale: Locale): Promise<QueuedRedemption[]> {
  const known = ids.filter(isId).slice(0, PAGE_SIZE);
  return sql<QueuedRedemption[]>`
    select ${columns(locale)} from ${tables()} where d.public_id = any (${known}::uuid[]) order by d.id`;
}

/** How many stand where, and what is being prepared by whether it is late; none is counted further than one beyond `COUNTED_MOST`. */
export type QueueCounts = Record<QueueState, number> & { late: number; onTime: number };

/** More than this many are not counted: a queue that long is read by its filters. */
export const COUNTED_MOST = 500;

const counted = (rows: Condition) => sql`(select count(*)::integer from (${rows} limit ${COUNTED_MOST + 1}) c)`;
const standing = (state: QueueState) =>
  counted(
    sql`select from redemptions d where d.state = ${state} and d.state in ('processing', 'shipped', 'held', 'booked')`,
  );
const due = (when: Condition) =>
  counted(sql`select from queue_entries where facet = 'kind' and state = 'processing' and ${when}`);

/** How many stand where, and how many of them later than was promised. */
export async function countQueue(now: Instant): Promise<QueueCounts> {
  const [row] = await sql<QueueCounts[]>`
    select ${standing("processing")} as processing, ${standing("held")} as held, ${standing("shipped")} as shipped, ${standing("booked")} as booked,
      ${due(sql`due_at < ${now}::timestamptz`)} as late, ${due(sql`due_at >= ${now}::timestamptz`)} as "onTime"`;
  return row ?? { processing: 0, held: 0, shipped: 0, booked: 0, late: 0, onTime: 0 };
}

const OUTLETS_MOST = 200;

/** The outlets and places that what waits is bound to: from one to the next by their index. */
export async function listQueueOutlets(): Promise<string[]> {
  const rows = await sql<{ outlet: string }[]>`
    with recursive named(outlet, place) as (
      (select value, 1 from queue_entries where facet = 'place' order by value limit 1)
      union all
      select (select e.value from queue_entries e where e.facet = 'place' and e.value > n.outlet order by e.value limit 1), n.place + 1
      from named n where n.outlet is not null and n.place < ${OUTLETS_MOST})
    select outlet from named where outlet is not null order by outlet`;
  return rows.map((row) => row.outlet);
}

/** The parcels that wait to be sent, oldest first, for a list to be filled in. */
export async function listParcelsToSend(limit: number): Promise<string[]> {
  const rows = await sql<{ publicId: string }[]>`
    select d.public_id as "publicId" from redemptions d join rewards r on r.id = d.reward_id
    where d.state = 'processing' and r.kind in ('merchandise', 'sample') order by d.id limit ${limit}`;
  return rows.map((row) => row.publicId);
}

export type FulfilmentPage = QueuedRedemption & {
  memberPublicId: string;
  points: Points;
  worthMinor: number | null;
  cashMinor: number | null;
  currency: string;
  moves: { to: RedemptionState; by: Mover; byName: string | null; at: Instant; details: MoveDetails }[];
  /** What its member said when redeeming; null where nothing was asked, or its key is gone. */
  given: Given | null;
};

type PageRow = Omit<FulfilmentPage, "given" | "moves"> & {
  moves: (Omit<FulfilmentPage["moves"][number], "at"> & { at: string })[];
  particulars: Buffer | null;
  wrappedKey: Buffer | null;
};

/** One redemption with what its member said, opened only for whoever may fulfil it. */
export async function findFulfilment(
  _actor: Actor<"redemptions.fulfil">,
  publicId: string,
  locale: Locale,
): Promise<FulfilmentPage | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<PageRow[]>`
    select ${columns(locale)}, m.public_id as "memberPublicId", d.points, d.worth_minor as "worthMinor", d.cash_minor as "cashMinor",
      coalesce(d.currency, r.currency) as currency, (select s.cipher from redemption_particulars s where s.redemption_id = d.id) as particulars,
      p.wrapped_key as "wrappedKey", (select coalesce(json_agg(json_build_object('to', v.to_state, 'by', v.by_, 'byName', a.name, 'at', v.at,
          'details', v.details) order by v.id), '[]')
        from redemption_moves v left join people a on a.id = v.actor_id where v.redemption_id = d.id) as moves
    from ${tables()} where d.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const { particulars, wrappedKey, moves, ...rest } = row;
  return {
    ...rest,
    moves: moves.map((move) => ({ ...move, at: new Date(move.at) })),
    given: particulars && wrappedKey ? JSON.parse(openFor(wrappedKey, "particulars", particulars)) : null,
  };
}
