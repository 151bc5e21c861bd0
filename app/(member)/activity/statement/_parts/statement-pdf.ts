import { getTranslations } from "next-intl/server";
import PDFDocument from "pdfkit";
import type { InWords } from "@/lib/in-words";
import { checkpointFrom } from "@/lib/loyalty/checkpoint";
import type { Statement } from "@/lib/loyalty/statement";
import type { StatementRow } from "./statement-table";

const [PLAIN, BOLD] = ["Helvetica", "Helvetica-Bold"];
const MARGIN = 48;
const FOOT = 60;
const ROW_GAP = 5;
const SIZE = { title: 22, heading: 13, body: 10, row: 8.5, note: 8 };
/** Left edge and width of each column, from the margin. */
const COLUMNS = [
  { key: "version", at: 0, width: 30, right: true },
  { key: "at", at: 38, width: 128, right: false },
  { key: "what", at: 170, width: 165, right: false },
  { key: "points", at: 337, width: 50, right: true },
  { key: "tierPoints", at: 389, width: 52, right: true },
  { key: "balanceAfter", at: 443, width: 56, right: true },
] as const;

type About = { statement: Statement; name: string; number: string; madeAt: Date };
type Document = InstanceType<typeof PDFDocument>;

/** A statement to read and print, in the member's language, tagged so that it can be read aloud: headings, a table, its header cells. */
export async function statementPdf(rows: readonly StatementRow[], about: About, words: InWords): Promise<Buffer> {
  const t = await getTranslations("statement");
  const title = t("pdfTitle", { programme: about.statement.programme });
  const document = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: words.locale === "id" ? "id-ID" : "en-GB",
    info: { Title: title, Author: about.statement.programme, CreationDate: about.madeAt },
  });
  const finished = bytesOf(document);
  const root = document.struct("Document");
  document.addStructure(root);
  const say = (tag: "H1" | "H2" | "P", text: string, size: number) => {
    document.font(tag === "P" ? PLAIN : BOLD);
    const write = () => void document.fontSize(size).text(printable(text), MARGIN, document.y, { paragraphGap: 4 });
    root.add(document.struct(tag, {}, write));
  };
  const { lines, proof } = about.statement;
  say("H1", title, SIZE.title);
  say("P", t("pdfMember", { name: about.name, number: about.number }), SIZE.body);
  say("P", t("pdfMade", { at: words.at(about.madeAt) }), SIZE.body);
  say("P", t("pdfBalance", { points: words.points(lines.at(-1)?.balanceAfter ?? 0), unit: words.unit }), SIZE.body);
  if (rows.length < lines.length) say("P", t("pdfNewest", { shown: rows.length, lines: lines.length }), SIZE.body);
  document.moveDown();
  say("H2", t("pdfLines"), SIZE.heading);
  const heads = COLUMNS.map(({ key }) => t(`column.${key}`));
  const table = document.struct("Table");
  root.add(table); // written as it is added, so each part is put in its place before its own parts
  drawRow(document, table, "TH", heads);
  for (const row of rows) drawRow(document, table, "TD", cellsOf(row, words));
  table.end();
  document.moveDown();
  say("H2", t("pdfProof"), SIZE.heading);
  const checkpoint = proof && checkpointFrom(proof.checkpoint.text);
  const proofWords = checkpoint
    ? t("pdfProven", { number: checkpoint.number, at: words.at(new Date(checkpoint.madeAt)), version: proof.version })
    : t("pdfUnproven");
  say("P", proofWords, SIZE.body);
  say("P", t("pdfHead", { hash: lines.at(-1)?.hash ?? "-" }), SIZE.note);
  root.end();
  document.end();
  return finished;
}

function cellsOf(row: StatementRow, words: InWords): string[] {
  const { version, at, what, points, tierPoints, balanceAfter } = row;
  const counted = [words.change(points), words.change(tierPoints), words.points(balanceAfter)];
  return [String(version), words.at(at), what, ...counted];
}

/** One row of the table, on the next page where it does not fit. */
function drawRow(document: Document, table: ReturnType<Document["struct"]>, tag: "TH" | "TD", cells: string[]): void {
  document.font(tag === "TH" ? BOLD : PLAIN).fontSize(SIZE.row);
  const texts = cells.map(printable);
  const height = Math.max(...COLUMNS.map(({ width }, place) => document.heightOfString(texts[place] ?? "", { width })));
  if (document.y + height > document.page.height - FOOT) document.addPage();
  const top = document.y;
  const row = document.struct("TR");
  table.add(row);
  COLUMNS.forEach(({ at, width, right }, place) => {
    const look = { width, align: right ? "right" : "left" } as const;
    row.add(document.struct(tag, {}, () => void document.text(texts[place] ?? "", MARGIN + at, top, look)));
  });
  row.end();
  document.y = top + height + ROW_GAP;
}

// The font that every PDF reader brings knows Western European letters alone, and no minus sign but the dash.
const beyondItsLetters = /[^ -~\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/gu;

function printable(text: string): string {
  return text.replaceAll("\u2212", "\u2013").replace(beyondItsLetters, "?");
}

function bytesOf(document: Document): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (part: Buffer) => parts.push(part));
    document.once("end", () => resolve(Buffer.concat(parts)));
    document.once("error", reject);
  });
}
