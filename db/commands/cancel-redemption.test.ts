import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  staff,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { cancelRedemption } from "./cancel-redemption";
import { redeemReward } from "./redeem-reward";
import { useRedemption as markAsUsed } from "./use-redemption";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("gives points back once, however often cancelling is clicked at the same time", async () => {
  const { member, redemptionId, reward } = await redeemed({ stock: 3 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => cancelRedemption(member.actor, redemptionId)));

  expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { points: 400 } }]);
  expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, refusal: { code: "already_cancelled" } });
  expect(await spendableOf(ledger, member)).toBe(1_000);
  expect(await stockOf(reward)).toEqual({ left: 3, writtenOff: 0 });
});

it("either uses a voucher or gives its points back, never both", async () => {
  for (let n = 0; n < 10; n += 1) {
    const { member, redemptionId } = await redeemed();

    const [used, cancelled] = await Promise.all([
      markAsUsed(staff("cashier", "redemptions.use"), redemptionId),
      cancelRedemption(member.actor, redemptionId),
    ]);

    expect([used.ok, cancelled.ok].sort()).toEqual([false, true]);
    expect(await spendableOf(ledger, member)).toBe(cancelled.ok ? 1_000 : 600);
  }
});

it("writes off the unit whose code was shown, rather than sell the code again", async () => {
  const { member, redemptionId, reward } = await redeemed({ kind: "gift_card", stock: 3 });

  const answer = await cancelRedemption(member.actor, redemptionId);

  expect(answer.ok).toBe(true);
  expect(await stockOf(reward)).toEqual({ left: 2, writtenOff: 1 });
});

it("lets points that lapsed meanwhile live on for the days the terms give", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const [lot] = await ledger.owner<{ days: number }[]>`
    select extract(epoch from expires_at - programme_now())::float8 / 86400 as days from lots where member_id = ${member.id}`;
  await passTime(ledger, { days: (lot?.days ?? 0) - 0.5 });
  const reward = await newReward(ledger, { points: 400, validDays: null });
  const redemptionId = await redeem(member, reward);
  await passTime(ledger, { days: 1 });

  const answer = await cancelRedemption(member.actor, redemptionId);

  expect(answer).toEqual({ ok: true, value: { points: 400 } });
  expect(await spendableOf(ledger, member)).toBe(400);
  await passTime(ledger, { days: 30 });
  expect(await spendableOf(ledger, member)).toBe(400);
  await passTime(ledger, { days: 1.1 });
  expect(await spendableOf(ledger, member)).toBe(0);
});

it("knows nobody else's redemption, and none that cannot be one", async () => {
  const { redemptionId } = await redeemed();
  const stranger = await newMember(ledger);

  const unknown = { ok: false, refusal: { code: "redemption_unknown" } };
  expect(await cancelRedemption(stranger.actor, redemptionId)).toEqual(unknown);
  expect(await cancelRedemption(stranger.actor, "1; drop table lots")).toEqual(unknown);
});

it("is too late after the time the terms give", async () => {
  const { member, redemptionId } = await redeemed();
  await passTime(ledger, { days: 2.01 });

  expect(await cancelRedemption(member.actor, redemptionId)).toMatchObject({ refusal: { code: "too_late_to_cancel" } });
});

async function redeemed(wish: { kind?: "gift_card"; stock?: number } = {}) {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const reward = await newReward(ledger, { points: 400, ...wish });
  return { member, reward, redemptionId: await redeem(member, reward) };
}

async function redeem(member: TestMember, reward: TestReward): Promise<string> {
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
  const answer = await redeemReward(member.actor, request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.redemptionId;
}

async function stockOf(reward: TestReward) {
  const [row] = await ledger.owner<{ left: number; writtenOff: number }[]>`
    select left_ as left, written_off as "writtenOff" from reward_stocks where reward_id = ${reward.id}`;
  return row;
}
