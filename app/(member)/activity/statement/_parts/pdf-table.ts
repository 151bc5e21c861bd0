import type PDFDocument from "pdfkit";
import { drawable, typeface } from "./pdf-letters";

export type Document = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Document["struct"]>;

export const MARGIN = 48;
export const FOOT = 60;
const ROW_GAP = 5;
const SIZE = 8;

/** Left edge and width of each column, from the margin. */
export const columns = [
  { key: "version", at: 0, width: 34, right: true },
  { key: "at", at: 42, width: 134, right: false },
  { key: "what", at: 182, width: 158, right: false },
  { key: "points", at: 342, width: 48, right: true },
  { key: "tierPoints", at: 392, width: 50, right: true },
  { key: "balanceAfter", at: 443, width: 56, right: true },
] as const;

/** Writes a text under this tag; what it was before letters were replaced is kept beside it. Answers whether all could be drawn. */
export function tagged(
  document: Document,
  tag: string,
  said: string,
  draw: (text: string) => void,
): { structure: Structure; isWhole: boolean } {
  const { text, isWhole } = drawable(said);
  return { structure: document.struct(tag, isWhole ? {} : { actual: said }, () => draw(text)), isWhole };
}

type Table = { heads: readonly string[]; pageWords: (page: number) => string };

/** A table that goes on over pages: its heads are drawn again on each, tagged once. */
export function openTable(document: Document, root: Structure, { heads, pageWords }: Table) {
  const table = document.struct("Table");
  root.add(table); // written as it is added, so each part is put in its place before its own parts
  let page = 1;
  writeRow("TH", heads);

  /** Answers whether all its letters could be drawn. */
  function writeRow(tag: "TH" | "TD", cells: readonly string[]): boolean {
    look(tag);
    const height = heightOf(cells);
    if (document.y + height > document.page.height - FOOT) {
      turnPage();
      drawHeads();
    }
    look(tag);
    let isWhole = true;
    const row = document.struct("TR");
    table.add(row);
    const top = document.y;
    columns.forEach((column, place) => {
      const cell = tagged(document, tag, cells[place] ?? "", (text) => drawCell(text, column, top));
      row.add(cell.structure);
      isWhole &&= cell.isWhole;
    });
    row.end();
    document.y = top + height + ROW_GAP;
    return isWhole;
  }

  function turnPage(): void {
    numberPage(document, pageWords(page));
    document.addPage();
    page += 1;
  }

  function drawHeads(): void {
    asOrnament(document, () => {
      look("TH");
      const [top, height] = [document.y, heightOf(heads)];
      for (const [place, column] of columns.entries()) drawCell(drawable(heads[place] ?? "").text, column, top);
      document.y = top + height + ROW_GAP;
    });
  }

  function drawCell(text: string, { at, width, right }: (typeof columns)[number], top: number): void {
    document.text(text, MARGIN + at, top, { width, align: right ? "right" : "left" });
  }

  // Figures never take a second line; words and heads may.
  function heightOf(cells: readonly string[]): number {
    const most = cells === heads ? columns : columns.filter(({ key }) => key === "what" || key === "at");
    const heights = most.map((column) =>
      document.heightOfString(drawable(cells[columns.indexOf(column)] ?? "").text, { width: column.width }),
    );
    return Math.max(...heights);
  }

  function look(tag: "TH" | "TD"): void {
    document.font(tag === "TH" ? typeface.bold : typeface.plain).fontSize(SIZE);
  }

  return {
    write: (cells: readonly string[]) => writeRow("TD", cells),
    /** Ends it where so much room is left on its page, or on the next. */
    end: (room: number) => {
      table.end();
      if (document.y + room > document.page.height - FOOT) turnPage();
    },
    numberLast: () => numberPage(document, pageWords(page)),
  };
}

/** A page's number at its foot, which nobody needs to have read aloud. */
function numberPage(document: Document, words: string): void {
  const { y } = document;
  asOrnament(document, () => {
    document.page.margins.bottom = 0;
    document.font(typeface.plain).fontSize(SIZE);
    document.text(words, MARGIN, document.page.height - FOOT + 24, { align: "right", lineBreak: false, width: 499 });
    document.page.margins.bottom = FOOT;
  });
  document.y = y;
}

function asOrnament(document: Document, draw: () => void): void {
  document.markContent("Artifact", { type: "Pagination" });
  draw();
  document.endMarkedContent();
}
