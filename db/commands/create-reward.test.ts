import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { createReward } from "./create-reward";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

test("a new reward is a draft with its stock, its first price and a line in the trail", async () => {
  const katalog = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");

  const made = await createReward(katalog, rewardEdit({ points: 700 }), 25, new Date());

  if (!made.ok) throw new Error("It was refused");
  const { rewardId } = made.value;
  expect(await findStaffReward(rewardId)).toMatchObject({
    state: "draft",
    version: 1,
    changedByName: "Kirana",
    stock: { initial: 25, left: 25, writtenOff: 0 },
    prices: [{ points: 700 }],
  });
  expect(await trailOf(ledger.owner, `reward:${rewardId}`)).toMatchObject([
    { actorId: katalog.personId, action: "reward.create", before: null, after: { points: 700, kind: "discount" } },
  ]);
});

test("a kind with codes starts empty, whatever stock was typed", async () => {
  const katalog = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");

  const made = await createReward(katalog, rewardEdit({ kind: "gift_card", details: {} }), 25, new Date());

  expect(made.ok && (await findStaffReward(made.value.rewardId))?.stock).toMatchObject({
    initial: 0,
    left: 0,
    writtenOff: 0,
  });
});

test("nothing is made of what is not whole", async () => {
  const katalog = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");

  expect(await createReward(katalog, rewardEdit({ points: 0 }), -1, new Date())).toEqual({
    ok: false,
    refusal: { points: "not_positive", stock: "not_positive" },
  });
});
