import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, spendableOf, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { acceptReceipt, wouldEarn } from "./accept-receipt";
import { openDispute } from "./open-dispute";
import { recordPurchase } from "./record-purchase";
import { refuseDispute } from "./refuse-dispute";

let ledger: TestLedger;
let agent: Actor<"disputes.handle">;

beforeAll(async () => {
  ledger = await openTestLedger();
  agent = await hire(ledger.owner, "support", "disputes.handle", "Dewi");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

const boughtAt = new Date("2026-11-01T03:00:00Z");

function claimOf(number: string) {
  return { number, boughtOn: "2026-11-01", store: "Senja Braga", totalMinor: 85_000, currency: "IDR" };
}

async function claimed(receipt: string): Promise<{ member: TestMember; disputeId: string }> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  const contested = { about: "receipt", claim: claimOf(receipt) } as const;
  const answer = await openDispute(member.actor, { id: newId(), contested, words: "Poinnya tidak masuk" }, new Date());
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { member, disputeId: answer.value.disputeId };
}

function receiptOf(disputeId: string, externalId: string) {
  const bought = { occurredAt: boughtAt, totalMinor: 85_000, currency: "IDR", channel: "store", store: "Senja Braga" };
  return { disputeId, version: 1, externalId, ...bought, words: "Sudah kami catat." };
}

it("records the claimed purchase under its receipt and ends the dispute, once, though twenty press at once", async () => {
  const receipt = newId();
  const { member, disputeId } = await claimed(receipt);

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => acceptReceipt(agent, receiptOf(disputeId, receipt))),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => answer.ok)).toMatchObject({ value: { earned: 170 } });
  expect(await spendableOf(ledger, member)).toBe(170);
  const [row] = await ledger.owner`
    select d.state, d.outcome_version, e.external_id, e.journal_version
    from disputes d join events e on e.member_id = d.member_id and e.kind = 'purchase' where d.public_id = ${disputeId}`;
  expect(row).toEqual({ state: "accepted", outcome_version: 1, external_id: receipt, journal_version: 1 });
});

it("gives nothing for a receipt that has had its points, whoever they went to", async () => {
  const receipt = newId();
  const { member, disputeId } = await claimed(receipt);
  const other = await newMember(ledger);
  await recordPurchase({ ...receiptOf(disputeId, receipt), memberId: other.id });

  expect(await acceptReceipt(agent, receiptOf(disputeId, receipt))).toMatchObject({
    refusal: { code: "receipt_recorded" },
  });
  expect(await spendableOf(ledger, member)).toBe(0);
  const [row] = await ledger.owner`select state from disputes where public_id = ${disputeId}`;
  expect(row).toEqual({ state: "open" });
});

it("is never recorded and refused at once", async () => {
  for (let round = 0; round < 20; round += 1) {
    const receipt = newId();
    const { member, disputeId } = await claimed(receipt);

    const [accepted, refused] = await Promise.all([
      acceptReceipt(agent, receiptOf(disputeId, receipt)),
      refuseDispute(agent, { disputeId, version: 1, words: "Struk tidak terbaca." }),
    ]);

    expect([accepted.ok, refused.ok].filter(Boolean)).toHaveLength(1);
    expect(await spendableOf(ledger, member)).toBe(accepted.ok ? 170 : 0);
  }
});

it("says what is wrong with a receipt it cannot record", async () => {
  const receipt = newId();
  const { disputeId } = await claimed(receipt);

  expect(await acceptReceipt(agent, { ...receiptOf(disputeId, receipt), currency: "EUR" })).toMatchObject({
    refusal: { code: "currency_without_rate" },
  });
  expect(await acceptReceipt(agent, { ...receiptOf(disputeId, receipt), words: "" })).toMatchObject({
    refusal: { code: "reason_missing" },
  });
  expect(await acceptReceipt(agent, receiptOf(newId(), receipt))).toMatchObject({
    refusal: { code: "dispute_unknown" },
  });
});

it("gives no more for a claim than the role may by itself, at once or in a day; whoever may more records it", async () => {
  const [large, first, second] = [newId(), newId(), newId()];
  const { member, disputeId } = await claimed(large);
  const dear = { ...receiptOf(disputeId, large), totalMinor: 5_000_000 };

  expect(await wouldEarn(disputeId, dear)).toBe(10_000);
  expect(await acceptReceipt(agent, dear)).toEqual({
    ok: false,
    refusal: { code: "above_limit", limit: 5_000, earned: 10_000 },
  });
  expect(await spendableOf(ledger, member)).toBe(0);
  const owner = await hire(ledger.owner, "owner", "disputes.handle", "Pak Raka");
  expect(await acceptReceipt(owner, dear)).toMatchObject({ ok: true, value: { earned: 10_000 } });

  const again = await claimed(first);
  const joko = await hire(ledger.owner, "support", "disputes.handle", "Joko");
  const half = { totalMinor: 2_000_000 };
  expect(await acceptReceipt(joko, { ...receiptOf(again.disputeId, first), ...half })).toMatchObject({ ok: true });
  const asked = { id: newId(), contested: { about: "receipt", claim: claimOf(second) }, words: "Satu lagi" } as const;
  const opened = await openDispute(again.member.actor, asked, new Date());
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(await acceptReceipt(joko, { ...receiptOf(opened.value.disputeId, second), ...half })).toMatchObject({
    refusal: { code: "above_limit", limit: 1_000, earned: 5_000 },
  });
});
