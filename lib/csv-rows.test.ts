import { expect, test } from "vitest";
import { csvHeader, csvRows } from "./csv-rows";

/** A file whose bytes come a few at a time, as from a browser. */
function file(text: string, piece = 3) {
  const bytes = Buffer.from(text);
  return async function* () {
    for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
  };
}

async function rowsOf(text: string) {
  const rows = [];
  for await (const row of csvRows(file(text), ["member", "points"] as const)) rows.push(row);
  return rows;
}

test("a file of Indonesian Excel is read as it is: semicolons, its mark at the beginning, lines ended by two signs", async () => {
  const text = '\ufeffmember;points\r\n"Sari; Dewi";1500\r\n\r\nBudi;200\r\n';

  expect(await csvHeader(file(text))).toEqual(["member", "points"]);
  expect(await rowsOf(text)).toEqual([
    { line: 2, fields: { member: "Sari; Dewi", points: "1500" } },
    { line: 4, fields: { member: "Budi", points: "200" } },
  ]);
});

test("what is no row is named with its line, and the rows after it are read", async () => {
  const rows = await rowsOf("member,points\nSari,1500,x\nBu\0di,1\nTono,3\n");

  expect(rows).toEqual([
    { line: 2, fault: "columns_differ", has: 3, header: 2, reason: "" },
    { line: 3, fault: "not_text", has: 0, header: 2, reason: "" },
    { line: 4, fields: { member: "Tono", points: "3" } },
  ]);
});

test("a quote that is never closed ends the reading with its reason, and an empty file has no columns", async () => {
  const broken = 'member,points\nSari,1\n"Budi,2\n';

  expect((await rowsOf(broken)).at(-1)).toMatchObject({ line: 3, fault: "not_csv" });
  expect(await csvHeader(file(broken, 1_000))).toEqual(["member", "points"]);
  expect(await csvHeader(file(""))).toBeNull();
});
