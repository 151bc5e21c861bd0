import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { archiveReward, unarchiveReward } from "./archive-reward";
import { moveReward } from "./move-reward";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

test("an archived reward can no longer be redeemed; brought back, it is a draft that remembers when it was published", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const rewardId = await draftReward(kirana, { points: 500 });
  await publishReward(kirana, { rewardId, version: 1 }, new Date());
  const redeem = () => redeemReward(member.actor, { rewardId, key: newId(), quantity: 1, price: 500 });
  expect((await redeem()).ok).toBe(true);

  await archiveReward(kirana, { rewardId, version: 2 });

  expect(await redeem()).toMatchObject({ ok: false, refusal: { code: "not_published" } });
  expect((await unarchiveReward(kirana, { rewardId, version: 3 })).ok).toBe(true);
  const reward = await findStaffReward(rewardId);
  expect(reward).toMatchObject({ state: "draft", redeemed: 1 });
  expect(reward?.publishedAt).not.toBeNull();
});

test("only what is archived is brought back, and nothing is archived twice", async () => {
  const rewardId = await draftReward(kirana);

  expect(await unarchiveReward(kirana, { rewardId, version: 1 })).toMatchObject({
    refusal: { code: "not_in_that_state" },
  });
  expect((await archiveReward(kirana, { rewardId, version: 1 })).ok).toBe(true);
  expect(await archiveReward(kirana, { rewardId, version: 2 })).toMatchObject({
    refusal: { code: "not_in_that_state" },
  });
});

test("a move decided on an older version does not happen", async () => {
  const rewardId = await draftReward(kirana);

  expect(await moveReward(kirana, { rewardId, version: 9 }, "archived")).toMatchObject({
    refusal: { code: "changed_meanwhile" },
  });
  expect((await findStaffReward(rewardId))?.state).toBe("draft");
});
