import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { expireDueRedemptions } from "./expire-redemptions";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("marks every voucher past its last day as expired, and only those; its points stay spent and its unit sold", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const short = await newReward(ledger, { points: 100, validDays: 7, stock: 9 });
  const long = await newReward(ledger, { points: 100, validDays: 90 });
  const lasting = await newReward(ledger, { points: 100, validDays: null });
  for (const { publicId } of [short, short, long, lasting])
    await redeemReward(member.actor, { rewardId: publicId, key: newId(), quantity: 1, price: 100 });
  await passTime(ledger, { days: 9 });

  const [clock] = await ledger.owner<{ now: Date }[]>`select programme_now() as now`;
  const bites = [];
  if (clock) for (let n = 0; n < 4; n += 1) bites.push(await expireDueRedemptions(clock.now, 1));

  expect(bites).toEqual([1, 1, 0, 0]);
  const states = await ledger.owner<{ state: string }[]>`
    select state from audit.redemption where member_id = ${member.publicId} order by created_at`;
  expect(states.map((row) => row.state).sort()).toEqual(["expired", "expired", "ready", "ready"]);
  expect(await spendableOf(ledger, member)).toBe(600);
  const [stock] = await ledger.owner`select left_ from reward_stocks where reward_id = ${short.id}`;
  expect(stock).toEqual({ left_: 7 });
});
