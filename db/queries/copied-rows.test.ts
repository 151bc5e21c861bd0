import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { type Cell, copiedRows, copiedRowsApart } from "./copied-rows";
import { withWholeLedger } from "./whole-ledger";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

const ways = [
  ["in this thread", copied],
  ["in another", (statement: string) => all(copiedRowsApart(ledger.ownerUrl, statement))],
] as const;

it.each(ways)(
  "tells every value as it is, and nothing from a value that looks like nothing, read %s",
  async (_, read) => {
    const values = ["", "\b", "\\b", "\\N", "\\", "a\tb", "a\nb\r", "\f\v", 'k"opi', "é ☕", "null"];
    const list = values.map((value) => `convert_from('\\x${Buffer.from(value).toString("hex")}', 'UTF8')`).join(", ");

    const rows = await read(
      `select x, null::text, 'end' from unnest(array[${list}]) with ordinality u(x, n) order by n`,
    );

    expect(rows).toEqual(values.map((value) => [value, null, "end"]));
  },
);

it.each(ways)("leaves no letter between two chunks, read %s", async (_, read) => {
  const text = "kopi ☕ susu é ".repeat(40);

  const rows = await read(`select n::text, repeat('kopi ☕ susu é ', 40) from generate_series(1, 3000) n`);

  expect(rows).toHaveLength(3_000);
  expect(rows.every(([n, told], place) => n === String(place + 1) && told === text)).toBe(true);
});

it("says what the server says against a statement, however far it came", async () => {
  const failing =
    "select 1 / (case when n = 90000 then 0 else 1 end), repeat('k', 90) from generate_series(1, 100000) n";

  await expect(all(copiedRowsApart(ledger.ownerUrl, failing))).rejects.toThrow("division by zero");
  await expect(all(copiedRowsApart(ledger.ownerUrl, "select nonsense"))).rejects.toThrow("nonsense");
});

it("lets go of the other thread's connection when no more is wanted", async () => {
  for await (const rows of copiedRowsApart(ledger.ownerUrl, "select n, 'left' from generate_series(1, 5000000) n")) {
    expect(rows.length).toBeGreaterThan(0);
    break;
  }

  const reading = () =>
    ledger.superuser`select 1 from pg_stat_activity where state = 'active' and query like 'copy (select n, ''left''%'`;
  await expect.poll(async () => (await reading()).length, { timeout: 10_000 }).toBe(0);
});

function copied(statement: string): Promise<Cell[][]> {
  return withWholeLedger(ledger.ownerUrl, (sql) => all(copiedRows(sql, statement)));
}

async function all(rows: AsyncIterable<Cell[][]>): Promise<Cell[][]> {
  const found: Cell[][] = [];
  for await (const some of rows) found.push(...some);
  return found;
}
