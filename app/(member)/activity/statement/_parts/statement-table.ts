import { lineTitle } from "@/components/line-title";
import { statementLines } from "@/db/queries/statement-lines";
import { csvStream } from "@/lib/csv-stream";
import type { InWords } from "@/lib/in-words";
import { translationsIn } from "@/lib/translations-in";

export type StatementRow = {
  version: number;
  at: Date;
  what: string;
  points: number;
  tierPoints: number;
  balanceAfter: number;
  hash: string;
};

/** The lines of a statement in words, oldest first, some hundred at a time. */
export async function* statementRows(
  asked: Parameters<typeof statementLines>[0],
  words: InWords,
): AsyncGenerator<StatementRow[]> {
  for await (const lines of statementLines(asked, words.locale))
    yield lines.map(({ hash, ...line }) => ({
      version: line.version,
      at: line.occurredAt,
      what: [lineTitle(line, words), line.purchase?.store].filter(Boolean).join(" · "),
      points: line.points,
      tierPoints: line.tierPoints,
      balanceAfter: line.balanceAfter,
      hash,
    }));
}

/** A table for spreadsheets: what could be taken for a formula is escaped. `excel` writes it as Indonesian Excel opens it by a double click. */
export function statementCsv(
  bites: AsyncIterable<readonly StatementRow[]>,
  { locale }: InWords,
  excel: boolean,
): ReadableStream<Uint8Array> {
  return csvStream(tableOf(bites, locale), { bom: excel, delimiter: excel ? ";" : "," });
}

async function* tableOf(bites: AsyncIterable<readonly StatementRow[]>, locale: InWords["locale"]) {
  const t = translationsIn(locale, "statement");
  const columns = ["version", "at", "what", "points", "tierPoints", "balanceAfter", "hash"] as const;
  yield [columns.map((key) => t(`column.${key}`))];
  for await (const rows of bites) yield rows.map((row) => columns.map((key) => plain(row[key])));
}

function plain(value: string | number | Date): string | number {
  return value instanceof Date ? value.toISOString() : value;
}
