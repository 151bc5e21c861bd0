import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";
import { newId } from "@/lib/base/uuid";
import { importTransactions } from "./import-transactions";
import { recordRefund } from "./record-refund";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

function giveBack(purchaseExternalId: string, amountMinor: number, occurredAt = daysAgo(0)) {
  return recordRefund({ externalId: newId(), purchaseExternalId, amountMinor, currency: null, occurredAt });
}

function importFile(rows: { member: string; externalId: string; occurredAt: string; total: string }[]) {
  async function* read() {
    for (const [place, fields] of rows.entries()) yield { line: place + 2, fields };
  }
  return importTransactions(read, { currency: "IDR", isDryRun: false });
}

it("takes effect with its sale when that is imported with a past of its own, and only once", async () => {
  const [first, second, third] = [newId(), newId(), newId()];
  await giveBack(second, 25_000, daysAgo(20));
  await giveBack(second, 5_000, daysAgo(10));
  const row = (externalId: string, days: number) => ({
    ...{ member: "C-1", externalId, occurredAt: daysAgo(days).toISOString(), total: "50000" },
  });
  const file = [row(first, 60), row(second, 40), row(third, 15)];

  const imported = await importFile(file);
  const again = await importFile(file);

  expect(imported).toMatchObject({ purchases: 3, earned: 3, duplicates: 0, errors: [] });
  expect(again).toMatchObject({ purchases: 0, duplicates: 3 });
  const lines = await ledger.owner<{ kind: string; points: number }[]>`
    select kind, points from audit.journal where member_id = (select id from audit.member where external_id = 'C-1') order by version`;
  expect(lines.map(({ kind, points }) => [kind, points])).toEqual([
    ["earned", 100],
    ["earned", 100],
    ["refunded", -50],
    ["refunded", -10],
    ["earned", 100],
  ]);
});

it("is listed for staff while it waits, the oldest first, with those that wait too long", async () => {
  const [sale, other] = [newId(), newId()];
  await giveBack(sale, 7_000);
  await giveBack(other, 8_000);
  await importFile([{ member: "C-2", externalId: other, occurredAt: daysAgo(1).toISOString(), total: "50000" }]);

  const today = await listWaitingRefunds(daysAgo(7));
  const later = await listWaitingRefunds(daysAgo(-1));

  expect(today).toMatchObject({ count: 1, overdue: 0, rows: [{ purchaseExternalId: sale, amountMinor: 7_000 }] });
  expect(later).toMatchObject({ count: 1, overdue: 1 });
});
