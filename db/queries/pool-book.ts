import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { draftOf } from "@/lib/loyalty/account";
import { type WholeCalendar, wholeCalendar } from "@/lib/loyalty/expiry-calendar";
import { settle } from "@/lib/loyalty/settlement";
import { toAccount } from "./accounts";
import { type LineRow, type LineView, lineObject, toLineView, unwrittenLines } from "./lines";
import { type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** Who moved the points of a line: no name where they had left before its reader came, or are no longer known. */
type Mover = { name: string | null; isOwn: boolean };

export type PoolBook = {
  /** Newest first; those that time alone wrote were moved by nobody. */
  lines: { line: LineView; by: Mover | null }[];
  /** Lines before this version come next; null when there are none. */
  next: number | null;
  calendar: WholeCalendar;
};

type Row = StandingRow & { lines: (LineRow & { by: Mover | null })[] | null };

const PAGE_SIZE = 10;

/** One page of the book of the pool a member shares now, and what of it ends when; null while they share none. */
export async function listPoolBook(
  memberId: number,
  before: number | null,
  locale: Locale,
  now: Instant,
): Promise<PoolBook | null> {
  const [row] = await sql<Row[]>`
    select ${standingColumns()},
      (select json_agg(${lineObject(locale)}::jsonb || jsonb_build_object('by', (
          select json_build_object('name', p.name, 'isOwn', x.id = ${memberId})
          from members b join members x on x.id = member_now(b.id)
          left join people p on p.id = x.person_id and exists (select from pool_members o where o.pool_id = m.id and o.member_id = x.id
            and o.state in ('joined', 'left') and (o.ended_at is null or o.ended_at > own.joined_at))
          where j.kind = 'pooled' and b.public_id = (j.trace::json ->> 'with')::uuid)) order by j.version desc) from (
        select * from journals where member_id = m.id and (${before}::integer is null or version < ${before}::integer)
        order by version desc limit ${PAGE_SIZE + 1}) j) as lines
    from pool_members own join members m on m.id = own.pool_id join wallets w on w.member_id = m.id
    where own.member_id = ${memberId} and own.state = 'joined'`;
  if (row === undefined) return null;
  const history = await termsHistory(row.latestTerms);
  const draft = draftOf(toAccount(row), history);
  settle(draft, now);
  const read = row.lines ?? [];
  const written = read.slice(0, PAGE_SIZE).map(({ by, ...line }) => ({ line: toLineView(line, null, history), by }));
  const coming = before === null ? unwrittenLines(standingAt(row, history, now)) : [];
  return {
    lines: [...coming.map((line) => ({ line, by: null })), ...written],
    next: read.length > PAGE_SIZE ? (written.at(-1)?.line.version ?? null) : null,
    calendar: wholeCalendar(draft, now),
  };
}
