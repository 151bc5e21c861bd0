import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPurchase } from "@/db/commands/record-purchase";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleMembers } from "@/db/commands/settle-members";
import {
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { replayDraft } from "@/db/queries/replay-ledger";
import { termsHistory } from "@/db/queries/terms";
import { newId } from "@/lib/base/uuid";

let ledger: TestLedger;
let spender: TestMember;
let saver: TestMember;

/** Two members who bought the same over half a year under one version of the terms; one of them spent what they had. */
beforeAll(async () => {
  ledger = await openTestLedger({ expiry: { base: fixed(12), bonus: fixed(12) } });
  [spender, saver] = [await newMember(ledger), await newMember(ledger)];
  const reward = await newReward(ledger, { points: 500 });
  for (let month = 0; month < 6; month += 1) {
    await Promise.all([spender, saver].map(buy));
    await passTime(ledger, { days: 31 });
  }
  const request = { key: newId(), rewardId: reward.publicId, quantity: 1, price: 500 };
  expect(await redeemReward(spender.actor, request)).toMatchObject({ ok: true });
  await settleMembers([spender.id, saver.id], await programmeNow());
});
afterAll(() => ledger.close());

function fixed(months: number) {
  return { policy: "fixed", months, roundTo: "none" } as const;
}

async function buy(member: TestMember): Promise<void> {
  const occurredAt = await programmeNow();
  const receipt = { externalId: newId(), totalMinor: 100_000, currency: "IDR", channel: "store", store: null };
  expect(await recordPurchase({ memberId: member.id, occurredAt, ...receipt })).toMatchObject({ ok: true });
}

test("under a draft like the terms in force nobody wins and nobody loses", async () => {
  const [inForce] = await termsHistory();

  const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, inForce);

  expect(report).toMatchObject({ winners: 0, losers: 0, tierMoves: [], mostGained: [], mostLost: [] });
  expect(report.after).toEqual(report.before);
});

test("under a draft that lets points end sooner it says who loses, and keeps what was redeemed as a shortfall", async () => {
  const [inForce] = await termsHistory();
  const sooner = { ...inForce, expiry: { base: fixed(2), bonus: fixed(2) } };

  const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, sooner);

  expect(report).toMatchObject({ winners: 0, losers: 2 });
  expect(report.after).toMatchObject({ shortfalls: 1, shortfallPoints: 300, redeemed: 200 });
  expect(report.before).toMatchObject({
    redeemed: 500,
    lapsed: 0,
    outstanding: (await spendableOf(ledger, spender)) + (await spendableOf(ledger, saver)),
  });
  const { earned, redeemed, lapsed, outstanding } = report.after;
  expect(lapsed).toBeGreaterThan(0);
  expect(outstanding).toBe(earned - redeemed - lapsed);
});
