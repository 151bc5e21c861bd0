import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/statement";
import { translationsIn } from "@/lib/translations-in";
import { typeface } from "./pdf-letters";
import { columns, type Document, FOOT, MARGIN, openTable, tagged } from "./pdf-table";
import { proofWords, type StatementRow } from "./statement-table";

const SIZE = { title: 22, heading: 13, body: 10, note: 8 };
/** Room for what follows the table, which stays together. */
const AFTER_TABLE = 180;
const ATTACHED = "statement.json";
/** As many bytes as are made before whoever reads has taken some. */
const AHEAD = 256 * 1024;

export type About = {
  /** All lines with the proof, attached to the document whatever days it shows. */
  statement: Statement;
  name: string;
  number: string;
  madeAt: Date;
  /** The days that were asked for, each open where null. */
  from: Date | null;
  until: Date | null;
};

/**
 * A statement to read and print, in the member's language, tagged so that it can be read aloud: headings, a table, its header cells. The
 * JSON that proves it is attached. It is made as it is read, some rows at a time, however many there are.
 */
export function statementPdf(bites: AsyncIterable<readonly StatementRow[]>, about: About, words: InWords): Readable {
  const t = translationsIn(words.locale, "statement");
  const document = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: words.locale === "id" ? "id-ID" : "en-GB",
    font: typeface.plain,
    info: {
      Title: t("pdfTitle", { programme: about.statement.programme }),
      Author: about.statement.programme,
      CreationDate: about.madeAt,
    },
  });
  const stream = document as unknown as Readable;
  write(document, stream, bites, { about, words }).catch((error) => stream.destroy(error));
  return stream;
}

async function write(
  document: Document,
  stream: Readable,
  bites: AsyncIterable<readonly StatementRow[]>,
  { about, words }: { about: About; words: InWords },
): Promise<void> {
  const t = translationsIn(words.locale, "statement");
  const { statement } = about;
  const last = statement.lines.at(-1);
  const root = document.struct("Document");
  document.addStructure(root);
  let isWhole = true;
  const say = (tag: "H1" | "H2" | "P", said: string, size: number) => {
    document.font(tag === "P" ? typeface.plain : typeface.bold).fontSize(size);
    const written = tagged(
      document,
      tag,
      said,
      (text) => void document.text(text, MARGIN, document.y, { paragraphGap: 4 }),
    );
    root.add(written.structure);
    isWhole &&= written.isWhole;
  };
  say("H1", t("pdfTitle", { programme: statement.programme }), SIZE.title);
  say("P", t("pdfMember", { name: about.name, number: about.number }), SIZE.body);
  say("P", t("pdfMade", { at: words.at(about.madeAt) }), SIZE.body);
  say("P", t("pdfBalance", { points: words.points(last?.balanceAfter ?? 0), unit: words.unit }), SIZE.body);
  const period = periodOf(about, words);
  if (period !== null) say("P", period, SIZE.body);
  document.moveDown();
  say("H2", period === null ? t("pdfLines") : t("pdfSomeLines"), SIZE.heading);

  const heads = columns.map(({ key }) => t(`column.${key}`));
  const table = openTable(document, root, { heads, pageWords: (page) => t("pdfPage", { page }) });
  let lines = 0;
  for await (const rows of bites) {
    for (const row of rows) isWhole = table.write(cellsOf(row, words)) && isWhole;
    lines += rows.length;
    while (stream.readableLength > AHEAD && !stream.destroyed) await wait(5);
    if (stream.destroyed) return;
  }
  table.end(AFTER_TABLE);
  document.moveDown();
  say("P", t("pdfCount", { lines }), SIZE.body);
  if (!isWhole) say("P", t("pdfLetters"), SIZE.body);
  say("H2", t("pdfProof"), SIZE.heading);
  say("P", proofWords(statement.proof, words), SIZE.body);
  document.file(Buffer.from(JSON.stringify(statement, null, 1)), {
    ...{ name: ATTACHED, type: "application/json", relationship: "Data", description: t("title") },
    ...{ creationDate: about.madeAt, modifiedDate: about.madeAt },
  });
  say("P", t("pdfAttached", { file: ATTACHED }), SIZE.body);
  say("P", t("pdfHead", { hash: last?.hash ?? "-" }), SIZE.note);
  table.numberLast();
  root.end();
  document.end();
}

function periodOf({ from, until }: About, words: InWords): string | null {
  const t = translationsIn(words.locale, "statement");
  const last = until && words.day(new Date(until.getTime() - 1));
  if (from && last) return t("pdfPeriod", { from: words.day(from), until: last });
  if (from) return t("pdfFrom", { from: words.day(from) });
  return last === null ? null : t("pdfUntil", { until: last });
}

function cellsOf(row: StatementRow, words: InWords): string[] {
  const { version, at, what, points, tierPoints, balanceAfter } = row;
  const counted = [words.change(points), words.change(tierPoints), words.points(balanceAfter)];
  return [String(version), words.at(at), what, ...counted];
}
