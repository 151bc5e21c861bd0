import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { type ImportResult, importTransactions } from "@/db/commands/import-transactions";
import { recordPurchase } from "@/db/commands/record-purchase";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { purchaseHistory } from "@/db/seed/purchase-history";
import { openPurchaseFile } from "./purchase-file";

const cdnow = join(process.cwd(), "..", "shared", "data", "cdnow-sample.csv");
const map = "customer=member,day=occurredAt,amount=total";
let ledger: TestLedger;
const folder = mkdtempSync(join(tmpdir(), "setia-import-"));

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await ledger.close();
});

async function importFile(
  text: string,
  {
    columns = map,
    currency = "USD",
    isDryRun = false,
  }: { columns?: string; currency?: string | null; isDryRun?: boolean } = {},
): Promise<ImportResult> {
  const path = join(folder, "purchases.csv");
  writeFileSync(path, text);
  const file = await openPurchaseFile(path, columns);
  return importTransactions(file.rows, { currency, isDryRun });
}

const heads = async () =>
  sql`select m.external_id, encode(w.head, 'hex') as head, w.balance from members m join wallets w on w.member_id = m.id order by 1`;

describe("a file of purchases", () => {
  test("gives every customer a membership and every row its line or the reason it earned nothing", async () => {
    const history = purchaseHistory(1, { customers: 120, rows: 900 });
    const rows = history.trim().split("\n").length - 1;

    const dry = await importFile(history, { isDryRun: true });
    const [before] = await sql<{ members: number }[]>`select count(*) as members from members`;
    const first = await importFile(history);

    expect(before?.members).toBe(0);
    expect(dry).toEqual(first);
    expect(first).toMatchObject({ rows, purchases: rows, duplicates: 0, errors: [] });
    expect(first.earned + first.nothing).toBe(rows);
    const [kept] = await sql`
      select count(*) as purchases, count(distinct member_id) as members, count(*) filter (where (journal_version is null) = (nothing_because is null)) as unexplained
      from events where kind = 'purchase'`;
    expect(kept).toEqual({ purchases: rows, members: first.members, unexplained: 0 });
    const [due] = await sql`select count(*) as due from wallets where next_change_at <= programme_now()`;
    expect(due).toEqual({ due: 0 });
    expect((await ledger.verify()).findings).toEqual([]);
  });

  test("imported again, and again in another order of columns, changes nothing", async () => {
    const history = purchaseHistory(1, { customers: 120, rows: 900 });
    const before = await heads();

    const again = await importFile(history);
    const turned = history
      .trim()
      .split("\n")
      .map((line) => line.split(",").reverse().join(","))
      .join("\n");
    const other = await importFile(turned);

    expect(again).toMatchObject({ purchases: 0, duplicates: again.rows });
    expect(other).toMatchObject({ purchases: 0, duplicates: again.rows });
    expect(await heads()).toEqual(before);
  });

  test("with one bad row is applied not at all, and every bad row is named", async () => {
    const bad = "customer,day,amount\nN-1,2024-01-01,10\nN-2,2024-13-01,10\nN-3,2024-01-01,ten\nN-4,2024-01-01\n";

    const result = await importFile(bad);

    expect(result.errors.map(({ line, field }) => [line, field])).toEqual([
      [3, "occurredAt"],
      [4, "total"],
      [5, ""],
    ]);
    const [row] = await sql`select count(*) as made from members where external_id like 'N-%'`;
    expect(row).toEqual({ made: 0 });
  });

  test("whose currency has no rate is refused row by row", async () => {
    const result = await importFile("customer,day,amount\nE-1,2024-01-01,10\n", { currency: "EUR" });
    expect(result.errors).toMatchObject([{ line: 2, field: "currency" }]);
  });
});

describe("receipts", () => {
  const columns = "customer=member,day=occurredAt,amount=total,receipt=externalId";

  test("count once in the file, in the programme, and beside the tills", async () => {
    const text = "customer,day,amount,receipt\nR-1,2024-05-01,10,a1\nR-1,2024-05-01,10,a1\nR-1,2024-05-02,20,a2\n";
    expect(await importFile(text, { columns })).toMatchObject({ purchases: 2, duplicates: 1 });
    const [member] = await sql<{ id: number }[]>`select id from members where external_id = 'R-1'`;

    const live = await recordPurchase({
      memberId: member?.id ?? 0,
      externalId: "a2",
      occurredAt: new Date("2024-05-01T17:00:00Z"),
      totalMinor: 2_000,
      currency: "USD",
      channel: null,
      store: null,
    });

    expect(live).toMatchObject({ ok: true, value: { repeated: true } });
  });

  test("that stand for another purchase already are errors, in the file and in the programme", async () => {
    const text = "customer,day,amount,receipt\nR-1,2024-05-02,21,a2\nR-2,2024-05-02,5,b1\nR-3,2024-05-02,5,b1\n";
    const result = await importFile(text, { columns });
    expect(result.errors.map(({ line, field }) => [line, field])).toEqual([
      [2, "externalId"],
      [4, "externalId"],
    ]);
  });

  test("of a member who buys while the file is imported lose nothing", async () => {
    const rows = Array.from(
      { length: 400 },
      (_, n) => `L-${n % 20},2025-02-${String((n % 27) + 1).padStart(2, "0")},12.50,l${n}`,
    );
    await importFile(`customer,day,amount,receipt\n${rows.slice(0, 20).join("\n")}\n`, { columns });
    const members = await sql<{ id: number }[]>`select id from members where external_id like 'L-%'`;
    const live = members.flatMap(({ id }) =>
      Array.from({ length: 10 }, (_, n) =>
        recordPurchase({
          memberId: id,
          externalId: `live-${id}-${n}`,
          occurredAt: new Date("2026-01-05T03:00:00Z"),
          totalMinor: 1_000,
          currency: "USD",
          channel: null,
          store: null,
        }),
      ),
    );

    const text = `customer,day,amount,receipt\n${rows.join("\n")}\n`;
    const [first, second, answers] = await Promise.all([
      importFile(text, { columns }),
      importFile(text, { columns }),
      Promise.all(live),
    ]);

    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(first.purchases + second.purchases).toBe(380);
    const [kept] =
      await sql`select count(*) as purchases from events e join members m on m.id = e.member_id where m.external_id like 'L-%'`;
    expect(kept).toEqual({ purchases: 600 });
    expect((await ledger.verify()).findings).toEqual([]);
  });
});

test("a customer with an address keeps it sealed in an unclaimed person's name", async () => {
  const text =
    "customer,day,amount,mail,who\nP-1,2025-01-01,10,putri@contoh.id,Putri\nP-2,2025-01-01,10,PUTRI@contoh.id,Putra\n";
  await importFile(text, { columns: `${map},mail=email,who=name` });
  const rows = await sql`
    select m.external_id, m.state, p.state as person, p.name, p.email_hash is not null as found from members m join people p on p.id = m.person_id
    where m.external_id in ('P-1', 'P-2') order by 1`;
  expect(rows).toEqual([
    { external_id: "P-1", state: "unclaimed", person: "unclaimed", name: "Putri", found: true },
    { external_id: "P-2", state: "unclaimed", person: "unclaimed", name: "Putra", found: false },
  ]);
});

// A portal that somebody cloned has no such file beside it.
if (existsSync(cdnow)) {
  test("a year and a half of a real shop is imported whole, and once", async () => {
    const file = await openPurchaseFile(cdnow, "customer=member,date=occurredAt,amount_usd=total");
    const options = { currency: "USD", isDryRun: false };

    const first = await importTransactions(file.rows, options);
    const second = await importTransactions(file.rows, options);

    const shop = { rows: 6_919, members: 2_357, errors: [] };
    expect(first).toEqual({ ...shop, purchases: 6_919, earned: 6_911, nothing: 8, duplicates: 0 });
    expect(second).toEqual({ ...shop, purchases: 0, earned: 0, nothing: 0, duplicates: 6_919 });
    expect((await ledger.verify()).findings).toEqual([]);
  });
}
