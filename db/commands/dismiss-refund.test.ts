import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";
import { newId } from "@/lib/base/uuid";
import { dismissRefund } from "./dismiss-refund";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

async function waitingFor(sale: string) {
  const refund = { externalId: newId(), purchaseExternalId: sale, amountMinor: 50_000, currency: "IDR" };
  const kept = await recordRefund({ ...refund, occurredAt: new Date() });
  if (!kept.ok) throw new Error(JSON.stringify(kept.refusal));
  return { ...refund, refundId: kept.value.refundId };
}

function sell(memberId: number, externalId: string) {
  const place = { channel: "store", store: "Bandung Dago", lines: [] };
  return recordPurchase({
    memberId,
    externalId,
    occurredAt: new Date(),
    totalMinor: 50_000,
    currency: "IDR",
    ...place,
  });
}

it("waits no longer once dismissed, says so once, and leaves its reason in the trail", async () => {
  const tari = await hire(ledger.owner, "support", "purchases.refund", "Tari");
  const { refundId, externalId } = await waitingFor(newId());

  const short = await dismissRefund(tari, { refundId, reason: " x " });
  const first = await dismissRefund(tari, { refundId, reason: "Struk dari toko lain" });
  const again = await dismissRefund(tari, { refundId, reason: "Struk dari toko lain" });

  expect(short).toEqual({ ok: false, refusal: { code: "reason_missing" } });
  expect([first.ok, again]).toEqual([true, { ok: false, refusal: { code: "refund_gone" } }]);
  expect((await listWaitingRefunds(new Date())).rows.map((row) => row.publicId)).not.toContain(refundId);
  const [told] = await ledger.owner`
    select before ->> 'receipt' as receipt, after ->> 'reason' as reason from trail where subject = ${`refund:${refundId}`}`;
  expect(told).toEqual({ receipt: externalId, reason: "Struk dari toko lain" });
});

it("takes nothing back when the sale comes after all, unless the till sends it again", async () => {
  const tari = await hire(ledger.owner, "support", "purchases.refund", "Tari");
  const { id: memberId } = await newMember(ledger);
  const sale = newId();
  const { refundId, ...refund } = await waitingFor(sale);
  await dismissRefund(tari, { refundId, reason: "Struk tidak dikenal" });

  const sold = await sell(memberId, sale);
  const kinds = () =>
    ledger.owner<{ kind: string }[]>`select kind from journals where member_id = ${memberId} order by version`;

  expect(sold.ok).toBe(true);
  expect((await kinds()).map((row) => row.kind)).toEqual(["earned"]);
  await recordRefund({ ...refund, occurredAt: new Date() });
  expect((await kinds()).map((row) => row.kind)).toEqual(["earned", "refunded"]);
});

it("is either dismissed or taken back when its sale arrives at that moment, never both", async () => {
  const tari = await hire(ledger.owner, "support", "purchases.refund", "Tari");
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
  const sales = members.map(({ id: memberId }) => ({ memberId, sale: newId() }));
  const waiting = await Promise.all(sales.map(({ sale }) => waitingFor(sale)));

  const outcomes = await Promise.all(
    sales.map(async ({ memberId, sale }, place) => {
      const refundId = waiting[place]?.refundId ?? "";
      const [, dismissed] = await Promise.all([
        sell(memberId, sale),
        dismissRefund(tari, { refundId, reason: "Terlalu lama" }),
      ]);
      return { memberId, isDismissed: dismissed.ok };
    }),
  );

  for (const { memberId, isDismissed } of outcomes) {
    const lines = await ledger.owner`select 1 from journals where member_id = ${memberId} and kind = 'refunded'`;
    expect(lines.length).toBe(isDismissed ? 0 : 1);
  }
});
