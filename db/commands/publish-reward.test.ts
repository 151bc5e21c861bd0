import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { trialDetails } from "@/db/seed/rewards/trial-details";
import type { Actor } from "@/lib/loyalty/permissions";
import { publishReward } from "./publish-reward";

const now = new Date();
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

test("a published draft is in the catalogue, and the trail says by whom", async () => {
  const rewardId = await draftReward(kirana);

  expect(await publishReward(kirana, { rewardId, version: 1 }, now)).toEqual({ ok: true, value: null });

  const reward = await findStaffReward(rewardId);
  expect(reward?.state).toBe("published");
  expect(reward?.publishedAt).not.toBeNull();
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).at(-1)).toMatchObject({
    actorId: kirana.personId,
    action: "reward.publish",
    before: { state: "draft" },
    after: { state: "published" },
  });
});

test("what members could not have is not published", async () => {
  const withoutCodes = await draftReward(kirana, { kind: "gift_card", details: {} });
  const withoutDates = await draftReward(kirana, { kind: "travel", details: trialDetails.travel ?? {} });

  expect(await publishReward(kirana, { rewardId: withoutCodes, version: 1 }, now)).toMatchObject({
    refusal: { code: "no_codes" },
  });
  expect(await publishReward(kirana, { rewardId: withoutDates, version: 1 }, now)).toMatchObject({
    refusal: { code: "no_dates" },
  });
});

test("a page read before another's change publishes nothing", async () => {
  const rewardId = await draftReward(kirana);

  const stale = await publishReward(kirana, { rewardId, version: 7 }, now);

  expect(stale).toMatchObject({ ok: false, refusal: { code: "changed_meanwhile", by: "Kirana" } });
});
