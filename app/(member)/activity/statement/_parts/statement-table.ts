import { lineTitle } from "@/components/line-title";
import { statementLines } from "@/db/queries/statement-lines";
import { csvStream } from "@/lib/csv-stream";
import type { InWords } from "@/lib/in-words";
import { checkpointFrom } from "@/lib/loyalty/checkpoint";
import type { Statement } from "@/lib/loyalty/statement";
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

/** How far a checkpoint vouches for a statement, or that none does. */
export function proofWords(proof: Statement["proof"], words: InWords): string {
  const t = translationsIn(words.locale, "statement");
  const checkpoint = proof && checkpointFrom(proof.checkpoint.text);
  if (!checkpoint) return t("pdfUnproven");
  const at = words.at(new Date(checkpoint.madeAt));
  return t("pdfProven", { number: checkpoint.number, at, version: proof.version });
}

/** A table for spreadsheets, whose last row says what proves it: what could be taken for a formula is escaped. `excel` writes it as Indonesian Excel opens it by a double click. */
export function statementCsv(
  bites: AsyncIterable<readonly StatementRow[]>,
  proof: Statement["proof"],
  words: InWords,
  excel: boolean,
): ReadableStream<Uint8Array> {
  return csvStream(tableOf(bites, proof, words), { bom: excel, delimiter: excel ? ";" : "," });
}

async function* tableOf(bites: AsyncIterable<readonly StatementRow[]>, proof: Statement["proof"], words: InWords) {
  const t = translationsIn(words.locale, "statement");
  const columns = ["version", "at", "what", "points", "tierPoints", "balanceAfter", "hash"] as const;
  yield [columns.map((key) => t(`column.${key}`))];
  for await (const rows of bites) yield rows.map((row) => columns.map((key) => plain(row[key])));
  yield [[`${proofWords(proof, words)} ${t("csvProof")}`]];
}

function plain(value: string | number | Date): string | number {
  return value instanceof Date ? value.toISOString() : value;
}
