import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { type Cell, copiedRows } from "./copied-rows";
import { withWholeLedger } from "./whole-ledger";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("tells every value as it is, and nothing from a value that looks like nothing", async () => {
  const values = ["", "\b", "\\b", "\\N", "\\", "a\tb", "a\nb\r", "\f\v", 'k"opi', "é ☕", "null"];
  const list = values.map((value) => `convert_from('\\x${Buffer.from(value).toString("hex")}', 'UTF8')`).join(", ");

  const rows = await copied(
    `select x, null::text, 'end' from unnest(array[${list}]) with ordinality u(x, n) order by n`,
  );

  expect(rows).toEqual(values.map((value) => [value, null, "end"]));
});

it("leaves no letter between two chunks", async () => {
  const text = "kopi ☕ susu é ".repeat(40);

  const rows = await copied(`select n::text, repeat('kopi ☕ susu é ', 40) from generate_series(1, 3000) n`);

  expect(rows).toHaveLength(3_000);
  expect(rows.every(([n, told], place) => n === String(place + 1) && told === text)).toBe(true);
});

function copied(statement: string): Promise<Cell[][]> {
  return withWholeLedger(ledger.ownerUrl, async (sql) => {
    const all: Cell[][] = [];
    for await (const rows of copiedRows(sql, statement)) all.push(...rows);
    return all;
  });
}
