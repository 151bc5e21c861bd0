import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { moveRedemption } from "@/db/commands/move-redemption";
import { redeemReward } from "@/db/commands/redeem-reward";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  staff,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { addressFor, markAsDemonstration } from "@/db/outbox-fixtures";
import { findGivenReward } from "@/db/queries/given-rewards";
import { listMailboxMails } from "@/db/queries/mailbox";
import { newId } from "@/lib/base/uuid";
import { sealSecret } from "@/lib/personal-data";
import { redemptionOfToken } from "@/lib/reward-link";
import { tellOf } from "./mail";
import { tellReceiver, tellReceiverItEnded } from "./reward-given";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
  await markAsDemonstration(ledger.owner);
});
afterAll(() => ledger.close());

const given = {
  ...{ receiver: "Sari", receiverPhone: "0812-3456-7890", street: "Jalan Melati 5", village: "Gandaria" },
  ...{ district: "Kebayoran Baru", city: "Jakarta Selatan", province: "DKI Jakarta", postalCode: "12140" },
};

test("a parcel on its way is told with its tracking number, and one that failed with the points that came back", async () => {
  const { address, redemptionId } = await redeemed("merchandise", given);
  const actor = staff("support", "redemptions.fulfil");
  const move = (to: "shipped" | "failed", details = {}) =>
    moveRedemption({ by: "fulfilment", actor }, { redemptionId, from: null, to, details });

  await move("shipped", { courier: "JNE", tracking: "JP0012345" });
  await move("failed");
  for (const payload of await asked("redemption-moved", redemptionId)) await tellOf("redemption-moved")(payload, job());

  const [failed, shipped, ...more] = await mailsTo(address);
  expect(more).toEqual([]);
  expect(shipped?.subject).toBe("Sudah dikirim: Kopi susu");
  expect(shipped?.text).toContain("Nomor lacak: JP0012345");
  expect(shipped?.text).not.toContain("Melati");
  expect(failed?.text).toContain("Dikembalikan: 500 poin");
});

test("whoever a reward is for is written to once: no code, no message, a link of their own, and a word when it is cancelled", async () => {
  const email = `${newId()}@contoh.id`;
  const gift = { giftName: "Budi", giftEmail: email, giftMessage: "Selamat ulang tahun!" };
  const { member, redemptionId } = await redeemed("gift_card", gift);
  const found = await findGivenReward(redemptionId, new Date());

  for (const payload of await asked("reward-given", redemptionId)) {
    await tellReceiver(payload, job());
    await tellReceiver(payload, job());
  }
  const [told, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(told?.text).not.toContain("Selamat ulang tahun");
  for (const code of found?.codes ?? []) expect(told?.text).not.toContain(code);
  expect(redemptionOfToken(told?.text.match(/\/given\/([\w-]+)/)?.[1] ?? "")).toBe(redemptionId);
  expect(found).toMatchObject({ name: "Budi", message: "Selamat ulang tahun!", state: "ready" });

  await cancelRedemption(member.actor, redemptionId);
  for (const payload of await asked("redemption-cancelled", redemptionId)) await tellReceiverItEnded(payload, job());
  expect(await mailsTo(email)).toHaveLength(2);
  expect((await mailsTo(email))[0]?.subject).toMatch(/dibatalkan$/);
});

test("what was redeemed for oneself opens for nobody by a link", async () => {
  const { redemptionId } = await redeemed("discount", {});
  expect(await findGivenReward(redemptionId, new Date())).toBeNull();
});

const job = () => ({ id: newId(), createdAt: new Date() });
const mailsTo = async (to: string) => (await listMailboxMails(100)).filter((mail) => mail.to === to);

async function redeemed(kind: "merchandise" | "gift_card" | "discount", said: Record<string, string>) {
  const member: TestMember = await newMember(ledger);
  const address = await addressFor(ledger.owner, member.id);
  await givePoints(member, 500);
  const reward = await newReward(ledger, { kind, points: 500, stock: 5 });
  if (kind === "gift_card") await readableCodes(reward.id);
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500, given: said };
  const answer = await redeemReward(member.actor, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { member, address, redemptionId: answer.value.redemptionId };
}

/** The fixtures' codes are noise; those that are shown have to open. */
async function readableCodes(rewardId: number): Promise<void> {
  const cipher = Buffer.from(sealSecret("KOPI-2345"), "base64url");
  await ledger.owner`update reward_codes set cipher = ${cipher} where reward_id = ${rewardId}`;
}

async function asked(task: string, redemptionId: string): Promise<object[]> {
  const rows = await ledger.owner<{ reason: string; payload: object }[]>`
    select reason, payload from outbox where task = ${task} and payload ->> 'redemptionId' = ${redemptionId} order by id`;
  return rows.map(({ reason, payload }) => ({ reason, ...payload }));
}
