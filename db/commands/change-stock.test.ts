import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly, untilHeld } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { changeStock, type StockChange } from "./change-stock";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

const stockOf = async (rewardId: string) => (await findStaffReward(rewardId))?.stock;
async function change(rewardId: string, what: StockChange["change"], quantity: number) {
  const stock = await stockOf(rewardId);
  const seen = { initial: stock?.initial ?? null, writtenOff: stock?.writtenOff ?? 0 };
  return changeStock(kirana, { rewardId, change: what, quantity, seen });
}

async function sellOne(rewardId: string): Promise<void> {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const sold = await redeemReward(member.actor, { rewardId, key: newId(), quantity: 1, price: 500 });
  if (!sold.ok) throw new Error(sold.refusal.code);
}

test("putting in and writing off keep count, and each is a line in the trail with the hand that did it", async () => {
  const rewardId = await draftReward(kirana, {}, 10);

  await change(rewardId, "put", 5);
  await change(rewardId, "write_off", 3);

  expect(await stockOf(rewardId)).toMatchObject({ initial: 15, left: 12, writtenOff: 3 });
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).slice(1)).toEqual([
    {
      actorId: kirana.personId,
      action: "stock.put",
      before: { initial: 10, left_: 10 },
      after: { initial: 15, left_: 15 },
    },
    {
      actorId: kirana.personId,
      action: "stock.write_off",
      before: { left_: 15, written_off: 0 },
      after: { left_: 12, written_off: 3 },
    },
  ]);
});

test("selling leaves no line in the audit trail: the ledger tells of it", async () => {
  const rewardId = await draftReward(kirana, {}, 10);
  await publishReward(kirana, { rewardId, version: 1 }, new Date());
  const before = await trailOf(ledger.owner, `reward:${rewardId}`);

  await sellOne(rewardId);

  expect(await stockOf(rewardId)).toMatchObject({ initial: 10, left: 9, writtenOff: 0 });
  expect(await trailOf(ledger.owner, `reward:${rewardId}`)).toEqual(before);
});

test("one form pressed twenty times puts in once", async () => {
  const rewardId = await draftReward(kirana, {}, 10);
  const seen = { initial: 10, writtenOff: 0 };

  const answers = await slowly(ledger.owner, "reward_stocks", () =>
    Promise.all(Array.from({ length: 20 }, () => changeStock(kirana, { rewardId, change: "put", quantity: 5, seen }))),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await stockOf(rewardId)).toMatchObject({ initial: 15, left: 15, writtenOff: 0 });
});

test("a stock counted only later still adds up with what was sold before", async () => {
  const rewardId = await draftReward(kirana, {}, null);
  await publishReward(kirana, { rewardId, version: 1 }, new Date());
  await sellOne(rewardId);

  await change(rewardId, "put", 4);

  expect(await stockOf(rewardId)).toMatchObject({ initial: 5, left: 4, writtenOff: 0 });
  expect((await ledger.verify()).findings).toEqual([]);
});

test("a stock counted from the very moment in which twenty are sold adds up with them", async () => {
  const rewardId = await draftReward(kirana, {}, null);
  await publishReward(kirana, { rewardId, version: 1 }, new Date());
  const [reward] = await ledger.owner<{ id: number }[]>`select id from rewards where public_id = ${rewardId}`;
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, 1_000)));

  await slowly(ledger.owner, "wallets", () =>
    Promise.all([
      ...members.map(({ actor }) => redeemReward(actor, { rewardId, key: newId(), quantity: 1, price: 500 })),
      untilHeld(ledger.owner, "reward_stocks", reward?.id ?? 0).then(() => change(rewardId, "put", 4)),
    ]),
  );

  expect((await stockOf(rewardId))?.initial).toBeGreaterThan(4);
  expect((await ledger.verify()).findings).toEqual([]);
});

test("more than is left is not written off, and the stock of a gift card follows its codes", async () => {
  const rewardId = await draftReward(kirana, {}, 2);
  const card = await draftReward(kirana, { kind: "gift_card", details: {} });

  expect(await change(rewardId, "write_off", 3)).toEqual({ ok: false, refusal: "too_little_left" });
  expect(await change(rewardId, "put", 0)).toEqual({ ok: false, refusal: "quantity_invalid" });
  expect(await change(card, "put", 3)).toEqual({ ok: false, refusal: "follows_codes" });
});
