import { afterAll, beforeAll, expect, it } from "vitest";
import { newMember, openTestLedger, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { openSecret } from "@/lib/personal-data";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { refundPurchase } from "./refund-purchase";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const support = () => staff("support", "purchases.refund");

async function buy(member: TestMember, externalId = newId()) {
  const receipt = {
    externalId,
    occurredAt: new Date(),
    totalMinor: 50_000,
    currency: "IDR",
    channel: null,
    store: null,
  };
  const answer = await recordPurchase({ memberId: member.id, ...receipt });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { externalId, purchaseId: answer.value.purchaseId };
}

it("takes back what the purchase earned, keeps the reason for the member alone, and says in the trail who did it", async () => {
  const member = await newMember(ledger);
  const { purchaseId } = await buy(member);
  const request = { purchaseId, externalId: newId(), amountMinor: 25_000, currency: "IDR", reason: "Kopi tumpah" };

  const answer = await refundPurchase(support(), request);

  expect(answer).toMatchObject({ ok: true, value: { points: 50, isWaiting: false } });
  const [fact] = await ledger.owner<{ data: { reason: string; sealedUnder: string } }[]>`
    select data from events where kind = 'refund' and member_id = ${member.id}`;
  expect(JSON.stringify(fact?.data)).not.toContain("tumpah");
  expect(fact?.data.sealedUnder === "portal" && openSecret(fact.data.reason)).toBe("Kopi tumpah");
  const [trail] =
    await ledger.owner`select action, after from audit.trail where subject = ${`member:${member.publicId}`}`;
  expect(trail).toMatchObject({ action: "member.refund", after: { balance: 50, amountMinor: 25_000 } });
});

it("counts once what the till sends as well", async () => {
  const member = await newMember(ledger);
  const { purchaseId, externalId } = await buy(member);
  const receipt = newId();

  const byStaff = await refundPurchase(support(), {
    purchaseId,
    externalId: receipt,
    amountMinor: 50_000,
    currency: "IDR",
    reason: "Salah pesan",
  });
  const byTill = await recordRefund({
    ...{ externalId: receipt, purchaseExternalId: externalId, amountMinor: 50_000, currency: "IDR" },
    occurredAt: new Date(),
  });

  expect(byStaff).toMatchObject({ ok: true, value: { points: 100, repeated: false } });
  expect(byTill).toMatchObject({ ok: true, value: { points: 100, repeated: true } });
});

it("refuses what has no receipt, no reason, no purchase, or is more than is left", async () => {
  const member = await newMember(ledger);
  const { purchaseId } = await buy(member);
  const ask = (changes: object) =>
    refundPurchase(support(), {
      purchaseId,
      externalId: newId(),
      amountMinor: 1_000,
      currency: "IDR",
      reason: "Rusak",
      ...changes,
    });

  expect(await ask({ externalId: " " })).toEqual({ ok: false, refusal: { code: "receipt_missing" } });
  expect(await ask({ reason: " " })).toEqual({ ok: false, refusal: { code: "reason_missing" } });
  expect(await ask({ purchaseId: newId() })).toEqual({ ok: false, refusal: { code: "purchase_unknown" } });
  expect(await ask({ purchaseId: "nothing" })).toEqual({ ok: false, refusal: { code: "purchase_unknown" } });
  expect(await ask({ currency: "USD" })).toMatchObject({ refusal: { code: "currency_differs" } });
  expect(await ask({ amountMinor: 50_001 })).toMatchObject({ refusal: { code: "more_than_left", leftMinor: 50_000 } });
});
