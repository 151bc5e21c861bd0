import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { archiveReward, unarchiveReward } from "./archive-reward";
import { cancelRedemption } from "./cancel-redemption";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";
import { unpublishReward } from "./unpublish-reward";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

async function published(): Promise<string> {
  const rewardId = await draftReward(kirana, { points: 500 });
  expect((await publishReward(kirana, { rewardId, version: 1 }, new Date())).ok).toBe(true);
  return rewardId;
}

async function somebody() {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  return member;
}

const redeem = (rewardId: string, member: Awaited<ReturnType<typeof somebody>>) =>
  redeemReward(member.actor, { rewardId, key: newId(), quantity: 1, price: 500 });

test("publishing is taken back: a draft again, as the trail tells, and it can be published anew", async () => {
  const rewardId = await published();

  expect((await unpublishReward(kirana, { rewardId, version: 2 })).ok).toBe(true);

  expect(await findStaffReward(rewardId)).toMatchObject({ state: "draft", version: 3 });
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).at(-1)).toMatchObject({
    actorId: kirana.personId,
    action: "reward.unpublish",
    before: { state: "published" },
    after: { state: "draft" },
  });
  expect((await publishReward(kirana, { rewardId, version: 3 }, new Date())).ok).toBe(true);
});

test("what was redeemed since stays published, also where it was given back; what was redeemed before does not count", async () => {
  const [rewardId, member] = [await published(), await somebody()];
  const redeemed = await redeem(rewardId, member);
  if (redeemed.ok) await cancelRedemption(member.actor, redeemed.value.redemptionId);

  expect(await unpublishReward(kirana, { rewardId, version: 2 })).toEqual({
    ok: false,
    refusal: { code: "redeemed_since" },
  });
  await archiveReward(kirana, { rewardId, version: 2 });
  await unarchiveReward(kirana, { rewardId, version: 3 });
  await publishReward(kirana, { rewardId, version: 4 }, new Date());
  expect((await unpublishReward(kirana, { rewardId, version: 5 })).ok).toBe(true);
});

test("a draft, and a page read before another's change, take nothing back", async () => {
  const rewardId = await draftReward(kirana);

  expect(await unpublishReward(kirana, { rewardId, version: 1 })).toMatchObject({
    refusal: { code: "not_in_that_state" },
  });
  expect(await unpublishReward(kirana, { rewardId, version: 7 })).toMatchObject({
    refusal: { code: "changed_meanwhile" },
  });
});

test("whoever redeems while the publishing is being taken back waits, and is told it is not shown", async () => {
  const [rewardId, member] = [await published(), await somebody()];
  let redeeming = Promise.resolve<Awaited<ReturnType<typeof redeem>> | null>(null);

  const taken = await ledger.owner.begin(async (taking) => {
    const [row] = await taking`select unpublish_reward(${kirana.personId}, ${rewardId}::uuid, 2) as status`;
    redeeming = redeem(rewardId, member);
    await setTimeout(300);
    return row?.status;
  });

  expect(taken).toBe("moved");
  expect(await redeeming).toMatchObject({ ok: false, refusal: { code: "not_published" } });
  expect((await ledger.verify()).findings).toEqual([]);
});
