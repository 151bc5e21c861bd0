import { stringify } from "csv-stringify/sync";
import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { listStatementLines } from "@/db/queries/statement-lines";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/statement";

/** As many lines as a table for people shows; the JSON always has all of them. */
const SHOWN_AT_MOST = 2_000;

export type StatementRow = {
  version: number;
  at: Date;
  what: string;
  points: number;
  tierPoints: number;
  balanceAfter: number;
  hash: string;
};

/** The lines of a statement in words, oldest first; the newest of them where there are very many. */
export async function statementRows(memberId: number, { lines }: Statement, words: InWords): Promise<StatementRow[]> {
  const hashes = new Map(lines.map(({ version, hash }) => [version, hash]));
  const views = await listStatementLines(memberId, words.locale, SHOWN_AT_MOST);
  return Promise.all(
    views.map(async (line) => ({
      version: line.version,
      at: line.occurredAt,
      what: [lineTitle(line, words), line.purchase?.store].filter(Boolean).join(" · "),
      points: line.points,
      tierPoints: line.tierPoints,
      balanceAfter: line.balanceAfter,
      hash: hashes.get(line.version) ?? "",
    })),
  );
}

/** A table for spreadsheets: what could be taken for a formula is escaped. `excel` writes it as Indonesian Excel opens it by a double click. */
export async function statementCsv(rows: readonly StatementRow[], excel: boolean): Promise<string> {
  const t = await getTranslations("statement");
  const columns = (["version", "at", "what", "points", "tierPoints", "balanceAfter", "hash"] as const).map((key) => ({
    key,
    header: t(`column.${key}`),
  }));
  return stringify(
    rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    {
      columns,
      header: true,
      escape_formulas: true,
      bom: excel,
      delimiter: excel ? ";" : ",",
      record_delimiter: "windows",
    },
  );
}
