import { once } from "node:events";
import type { Readable } from "node:stream";
import { expect, test } from "vitest";
import { statementTextOf } from "@/lib/statement-text";
import { wordsFor } from "@/lib/words-for";
import { drawable } from "./pdf-letters";
import { type About, statementPdf } from "./statement-pdf";
import { type StatementRow, statementCsv } from "./statement-table";

const LINES = 2_500;
const words = wordsFor("id", "Asia/Jakarta", "Poin");
const about: About = {
  statement: { format: "setia-statement-1", programme: "Kopi Senja", member: "", lines: [], proof: null },
  ...{ name: "Nguyễn Þórsdóttir", number: "8000 0000 0000 0001", madeAt: new Date(0), from: null, until: null },
};

test("the typeface's own letters stay as they are, and one it has not is a bare one or a square, never a failure", () => {
  expect(drawable("Łukasz Nguyễn · Ω −5 €")).toEqual({ text: "Łukasz Nguyễn · Ω −5 €", isWhole: true });
  expect(drawable("e\u0301")).toEqual({ text: "é", isWhole: true });
  expect(drawable("王小明")).toEqual({ text: "□□□", isWhole: false });
  expect(drawable("مُحَمَّد")).toEqual({ text: "□□□□", isWhole: false });
  expect(drawable("👩‍👩‍👧 Ali")).toEqual({ text: "□ Ali", isWhole: false });
  expect(drawable("Ḁ")).toEqual({ text: "A", isWhole: false });
});

test("thousands of lines come as a tagged table over all their pages, made while it is read", async () => {
  let made = 0;
  const stream = statementPdf(
    bites(LINES, 500, (count) => (made += count)),
    about,
    words,
  );

  await once(stream, "readable");
  const first = stream.read(1_000);
  // Nothing is made far ahead of whoever reads.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(made).toBeLessThan(LINES / 2);
  const pdf = Buffer.concat([first, await bytesOf(stream)]).toString("latin1");

  expect(made).toBe(LINES);
  expect(pdf).toMatch(/^%PDF-1\.7/);
  expect(pdf.trimEnd()).toMatch(/%%EOF$/);
  expect(pdf).toContain("/MarkInfo");
  expect(count(pdf, /\/S \/TR\b/g)).toBe(LINES + 1);
  expect(count(pdf, /\/S \/TD\b/g)).toBe(LINES * 6);
  expect(count(pdf, /\/Type \/Page\b/g)).toBeGreaterThan(50);
  expect(pdf).toContain("PlusJakartaSans-Regular");
  expect(pdf).not.toContain("/Helvetica");
}, 90_000);

test("a name the typeface cannot draw is told as it is to whoever has it read aloud, and the page says what the squares are", async () => {
  const stream = statementPdf(bites(1, 1), { ...about, name: "李明" }, words);
  const pdf = (await bytesOf(stream)).toString("latin1");

  const said = Buffer.from("\ufeff李明", "utf16le").swap16().toString("latin1");
  expect(pdf).toContain("/ActualText");
  expect(pdf.includes(said) || pdf.includes(said.slice(2))).toBe(true);
  expect(count(pdf, /\/S \/P\b/g)).toBe(count(await plain(), /\/S \/P\b/g) + 1);
});

test("the file that proves it is attached, byte for byte what is checked", async () => {
  const pdf = await bytesOf(statementPdf(bites(1, 1), about, words));

  expect(pdf.toString("latin1")).toContain("(statement.json)");
  const attached = JSON.stringify(about.statement, null, 1);
  expect(await statementTextOf(new Uint8Array(pdf))).toEqual({ text: attached, isAttached: true });
});

test("a PDF cut short, or with nothing attached, holds no statement, and any other file is read as it is", async () => {
  const pdf = await bytesOf(statementPdf(bites(1, 1), about, words));
  const attachedAt = pdf.indexOf("/Type /EmbeddedFile");
  const nothing = { text: "", isAttached: true };

  expect(await statementTextOf(new Uint8Array(pdf.subarray(0, attachedAt)))).toEqual(nothing);
  expect(await statementTextOf(new Uint8Array(pdf.subarray(0, attachedAt + 200)))).toEqual(nothing);
  const json = new Uint8Array(Buffer.from('{"name":"Nguyễn"}'));
  expect(await statementTextOf(json)).toEqual({ text: '{"name":"Nguyễn"}', isAttached: false });
});

test("a table says in its last row what vouches for it, and that the JSON holds the proof", async () => {
  const csv = await new Response(statementCsv(bites(2, 1), null, words, false)).text();

  expect(csv.trimEnd().split("\n")).toHaveLength(4);
  expect(csv.trimEnd().split("\n").at(-1)).toMatch(/^Belum ada tanda periksa .* berkas JSON .* memuat buktinya\.$/);
});

test("what goes wrong on the way ends the file, for it must not look whole", async () => {
  async function* broken() {
    yield [row(1)];
    throw new Error("The database is away");
  }
  await expect(bytesOf(statementPdf(broken(), about, words))).rejects.toThrow("away");
});

async function plain(): Promise<string> {
  return (await bytesOf(statementPdf(bites(1, 1), about, words))).toString("latin1");
}

async function* bites(lines: number, size: number, told: (count: number) => void = () => {}) {
  for (let from = 1; from <= lines; from += size) {
    told(size);
    yield Array.from({ length: Math.min(size, lines - from + 1) }, (_, place) => row(from + place));
  }
}

function row(version: number): StatementRow {
  const at = new Date(Date.UTC(2024, 0, 1) + version * 3_600_000);
  const what = version % 7 === 0 ? "Tukar: Paket sarapan berdua di Kedai Kopi Senja · Senopati" : "Belanja · Senopati";
  return { version, at, what, points: version % 90, tierPoints: 0, balanceAfter: version * 3, hash: "" };
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
