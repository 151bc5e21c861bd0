import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  staff,
  type TestLedger,
  whileConnectionsAreCut,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { expireDueRedemptions } from "./expire-redemptions";
import { redeemReward } from "./redeem-reward";
import { useRedemption as markAsUsed } from "./use-redemption";

let ledger: TestLedger;
const cashier = staff("cashier", "redemptions.use");

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("takes a voucher once, at however many tills it is shown at the same time", async () => {
  const [voucher = ""] = await vouchers(1);

  const answers = await Promise.all(Array.from({ length: 20 }, () => markAsUsed(cashier, voucher)));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, refusal: { code: "already_used" } });
  const trail = await ledger.owner`select action from audit.trail where subject = ${`redemption:${voucher}`}`;
  expect(trail).toHaveLength(1);
});

it("tells a till that its voucher was taken, though the connection broke before the answer came", async () => {
  const shown = await vouchers(400);

  const answers = await whileConnectionsAreCut(ledger, async (isOver) => {
    const own = [];
    for (const voucher of shown) if (!isOver()) own.push(await markAsUsed(cashier, voucher));
    return own;
  });

  expect(answers.filter((answer) => !answer.ok)).toEqual([]);
});

it("refuses a voucher after its last day, whether or not anybody wrote that down", async () => {
  const [first = "", second = ""] = await vouchers(2);
  await passTime(ledger, { days: 92 });

  const before = await markAsUsed(cashier, first);
  const [clock] = await ledger.owner<{ now: Date }[]>`select programme_now() as now`;
  const found = clock ? await expireDueRedemptions(clock.now, 1_000) : 0;
  const again = clock ? await expireDueRedemptions(clock.now, 1_000) : 1;

  expect(before).toEqual({ ok: false, refusal: { code: "redemption_expired" } });
  expect(found).toBeGreaterThan(0);
  expect(again).toBe(0);
  expect(await markAsUsed(cashier, second)).toEqual({ ok: false, refusal: { code: "redemption_expired" } });
});

it("knows no voucher by a number that cannot be one", async () => {
  expect(await markAsUsed(cashier, "12")).toEqual({ ok: false, refusal: { code: "redemption_unknown" } });
  expect(await markAsUsed(cashier, newId())).toEqual({ ok: false, refusal: { code: "redemption_unknown" } });
});

/** Vouchers ready to be used, each a member's own. */
async function vouchers(count: number): Promise<string[]> {
  const reward = await newReward(ledger, { points: 100 });
  return Promise.all(
    Array.from({ length: count }, async () => {
      const member = await newMember(ledger);
      await givePoints(member, 100);
      const answer = await redeemReward(member.actor, {
        rewardId: reward.publicId,
        key: newId(),
        quantity: 1,
        price: 100,
      });
      return answer.ok ? answer.value.redemptionId : "";
    }),
  );
}
