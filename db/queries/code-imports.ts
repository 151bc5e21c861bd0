import { sql } from "@/db/client";
import type { codeImportStates } from "@/db/schema";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { CodeFault } from "@/lib/loyalty/code-list";

/** What became of a line. `repeated` and `known` harm nothing; of a list with any other than `added`, nothing was added. */
export type CodeOutcome = "added" | "repeated" | "known" | "contradicts" | "taken" | "ended" | CodeFault;

export type CodeImport = {
  publicId: string;
  state: (typeof codeImportStates)[number];
  rewardId: string;
  rewardName: string;
  askedBy: string | null;
  createdAt: Instant;
  finishedAt: Instant | null;
  rows: number;
  added: number;
  duplicates: number;
  faults: number;
  /** Of those added: taken back out of stock together, when, by whom and why. */
  withdrawn: number;
  withdrawnAt: Instant | null;
  withdrawnBy: string | null;
  withdrawnBecause: string | null;
};

const columns = (locale: Locale) => sql`
  i.public_id as "publicId", i.state, r.public_id as "rewardId", r.texts -> ${locale}::text ->> 'name' as "rewardName", p.name as "askedBy",
  i.created_at as "createdAt", i.finished_at as "finishedAt", i.rows, i.added, i.duplicates, i.faults,
  i.withdrawn, i.withdrawn_at as "withdrawnAt", w.name as "withdrawnBy", i.withdrawn_because as "withdrawnBecause"`;
const tables = () =>
  sql`code_imports i join rewards r on r.id = i.reward_id left join people p on p.id = i.asked_by left join people w on w.id = i.withdrawn_by`;

/** A list of codes and how far it has come; null for one that does not exist. */
export async function findCodeImport(importId: string, locale: Locale): Promise<CodeImport | null> {
  if (!isId(importId)) return null;
  const [row] = await sql<
    CodeImport[]
  >`select ${columns(locale)} from ${tables()} where i.public_id = ${importId}::uuid`;
  return row ?? null;
}

/** The newest lists of a reward that were read to their end. */
export function listCodeImports(rewardId: string, limit: number, locale: Locale): Promise<CodeImport[]> {
  return sql<CodeImport[]>`
    select ${columns(locale)} from ${tables()}
    where r.public_id = ${rewardId}::uuid and i.state not in ('reading', 'tried') order by i.id desc limit ${limit}`;
}

/** How many codes of a list nobody has, and how many were given. */
export async function countCodesOf(importId: string): Promise<{ free: number; given: number }> {
  const [row] = await sql<{ free: number; given: number }[]>`
    select count(*) filter (where c.redemption_id is null and c.written_off_at is null)::int as free, count(c.redemption_id)::int as given
    from reward_codes c where c.import_id = (select id from code_imports where public_id = ${importId}::uuid)`;
  return row ?? { free: 0, given: 0 };
}

export type CodeImportLine = { line: number; outcome: CodeOutcome; first: number | null; endsAt: Instant | null };

/** What became of its lines, in their order; `show` leaves out those that were added. Never a code. */
export function listCodeImportLines(
  importId: string,
  page: { after: number; limit: number; show: "all" | "not_added" },
): Promise<CodeImportLine[]> {
  return sql<CodeImportLine[]>`
    with import as (select id from code_imports where public_id = ${importId}::uuid)
    select line, outcome, first, "endsAt" from (
      (select l.line, l.outcome, l.first, l.ends_at as "endsAt" from code_import_lines l
        where l.import_id = (select id from import) and l.line > ${page.after} and l.outcome is not null order by l.line limit ${page.limit})
      union all
      (select c.line, 'added', null, c.ends_at from reward_codes c
        where c.import_id = (select id from import) and c.line > ${page.after} and ${page.show}::text = 'all' order by c.line limit ${page.limit})) told
    order by line limit ${page.limit}`;
}
