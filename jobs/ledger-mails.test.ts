import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { redeemReward } from "@/db/commands/redeem-reward";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { addressFor, markAsDemonstration } from "@/db/outbox-fixtures";
import { listMailboxMails } from "@/db/queries/mailbox";
import { newId } from "@/lib/base/uuid";
import { serverVariables, startWorker } from "./test-portal";

let ledger: TestLedger;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  ledger = await openTestLedger();
  await markAsDemonstration(ledger.owner);
  worker = startWorker(serverVariables());
  await worker.ready;
});
afterAll(async () => {
  await worker.end("SIGTERM");
  await ledger.close();
});

async function mailsTo(address: string, count: number) {
  for (let waited = 0; waited < 100; waited++) {
    const mails = (await listMailboxMails(100)).filter((mail) => mail.to === address);
    if (mails.length >= count) return mails.reverse();
    await setTimeout(100);
  }
  throw new Error(`Fewer than ${count} mails arrived`);
}

test("an adjustment, a redemption and its cancellation are each told once, in the order they happened", async () => {
  const member = await newMember(ledger);
  const address = await addressFor(ledger.owner, member.id);
  const reward = await newReward(ledger, { points: 1_500 });

  await givePoints(member, 5_000);
  await mailsTo(address, 1);
  const redeemed = await redeemReward(member.actor, {
    rewardId: reward.publicId,
    key: newId(),
    quantity: 1,
    price: 1_500,
  });
  if (!redeemed.ok) throw new Error(redeemed.refusal.code);
  await mailsTo(address, 2);
  const { redemptionId } = redeemed.value;
  await cancelRedemption(member.actor, redemptionId);

  const [adjusted, told, cancelled, ...more] = await mailsTo(address, 3);
  expect(more).toEqual([]);
  expect(adjusted?.text).toContain("Perubahan: +5.000 poin");
  expect(told?.subject).toBe("Hadiah Anda: Kopi susu");
  expect(told?.text).toContain("Ditukar dengan: 1.500 poin");
  expect(told?.text).toContain(`/redemptions/${redemptionId}`);
  expect(cancelled?.subject).toBe("Penukaran dibatalkan: Kopi susu");
  expect(cancelled?.text).toContain("Dikembalikan: 1.500 poin");
});
