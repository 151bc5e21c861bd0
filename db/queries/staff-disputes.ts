import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { DisputeState } from "@/lib/loyalty/disputes";
import type { Points } from "@/lib/loyalty/points";
import {
  type DisputeRow,
  type DisputeStepView,
  type DisputeView,
  disputeColumns,
  stepsArray,
  toDispute,
  toSteps,
} from "./disputes";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

export const disputeShows = ["open", "asked", "decided"] as const;
export type DisputeShow = (typeof disputeShows)[number];

export type QueuedDispute = {
  publicId: string;
  about: "line" | "purchase" | "receipt";
  state: DisputeState;
  memberName: string | null;
  openedAt: Instant;
  answerBy: Instant;
  decidedAt: Instant | null;
  decidedByName: string | null;
};

const PAGE_SIZE = 50;

/** What waits, the most urgent first; what is decided, the last first. */
export async function listQueuedDisputes(
  show: DisputeShow,
  after: string | undefined,
): Promise<{ disputes: QueuedDispute[]; next: string | null }> {
  const [at, id] = readCursor(after, ["string", "number"]) ?? [null, null];
  const states = [show];
  const isDecided = show === "decided";
  const sortAt = isDecided ? sql`d.decided_at` : sql`d.answer_by`;
  const way = isDecided ? sql`desc` : sql`asc`;
  // Decided disputes have when; by that condition their own index is found.
  const stand = isDecided ? sql`d.decided_at is not null` : sql`d.state = any (${states}::text[])`;
  const goesOn =
    at === null ? sql`true` : sql`(${sortAt}, d.id) ${isDecided ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::bigint)`;
  const rows = await sql<(QueuedDispute & { id: number; sortAt: string })[]>`
    select d.id, d.public_id as "publicId", d.about, d.state, coalesce(p.name, m.external_id, m.number) as "memberName", d.opened_at as "openedAt",
      d.answer_by as "answerBy", d.decided_at as "decidedAt", s.name as "decidedByName", ${sortAt}::text as "sortAt"
    from disputes d join members m on m.id = d.member_id left join people p on p.id = m.person_id left join people s on s.id = d.decided_by
    where ${stand} and ${goesOn}
    order by ${sortAt} ${way}, d.id ${way} limit ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return { disputes: shown, next: rows.length > PAGE_SIZE && last ? writeCursor([last.sortAt, last.id]) : null };
}

/** How many wait for staff, and how many of them longer than was promised. */
export async function countOpenDisputes(now: Instant): Promise<{ open: number; late: number }> {
  const [row] = await sql<{ open: number; late: number }[]>`
    select count(*)::int as open, count(*) filter (where answer_by < ${now}::timestamptz)::int as late from disputes where state = 'open'`;
  return row ?? { open: 0, late: 0 };
}

/** A dispute as staff handle it: with its member, where they stand, and everything that was said. */
export type StaffDispute = DisputeView & {
  memberPublicId: string;
  memberName: string | null;
  /** Whose membership it is: nobody decides their own. */
  memberPersonId: number | null;
  standing: Standing;
  /** What a second person is asked to accept it with. */
  waiting: { approvalId: string; points: Points } | null;
  steps: DisputeStepView[];
};

type Row = DisputeRow &
  StandingRow &
  Pick<StaffDispute, "memberPublicId" | "memberName" | "memberPersonId" | "waiting"> & {
    steps: Parameters<typeof toSteps>[0];
    disputeVersion: number;
  };

export async function findStaffDispute(publicId: string, locale: Locale, now: Instant): Promise<StaffDispute | null> {
  if (!isId(publicId)) return null;
  // The account has a version of its own.
  const [row] = await sql<Row[]>`
    select ${disputeColumns(locale)}, ${standingColumns()}, d.version as "disputeVersion", m.person_id as "memberPersonId",
      coalesce(p.name, m.external_id, m.number) as "memberName", ${stepsArray()} as steps,
      (select json_build_object('approvalId', a.public_id, 'points', a.points) from approvals a
        where a.dispute_id = d.id and a.state = 'waiting') as waiting
    from disputes d join members m on m.id = d.member_id join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where d.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const { memberPublicId, memberName, memberPersonId, waiting } = row;
  return {
    ...toDispute(row, history),
    version: row.disputeVersion,
    memberPublicId,
    memberName,
    memberPersonId,
    waiting,
    standing: standingAt(row, history, now),
    steps: toSteps(row.steps, row.wrappedKey),
  };
}
