import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { editReward } from "./edit-reward";
import { publishReward } from "./publish-reward";

const now = new Date();
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

test("an edit counts a version, and a new price becomes a row of its history", async () => {
  const rewardId = await draftReward(kirana, { points: 500 });

  await editReward(kirana, { rewardId, version: 1, edit: rewardEdit({ points: 450, category: "roti" }) }, now);

  const reward = await findStaffReward(rewardId);
  expect(reward).toMatchObject({ version: 2, points: 450, category: "roti" });
  expect(reward?.prices.map((price) => price.points)).toEqual([450, 500]);
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).at(-1)).toEqual({
    actorId: kirana.personId,
    action: "reward.edit",
    before: { points: 500, category: "minuman" },
    after: { points: 450, category: "roti" },
  });
});

test("of two people who edit the same version one is told who came first, and may overwrite it", async () => {
  const bayu = await hire(ledger.owner, "owner", "rewards.edit", "Bayu");
  const rewardId = await draftReward(kirana);
  await editReward(bayu, { rewardId, version: 1, edit: rewardEdit({ category: "roti" }) }, now);

  const late = { rewardId, version: 1, edit: rewardEdit({ category: "makanan" }) };
  const refused = await editReward(kirana, late, now);
  const overwritten = await editReward(kirana, { ...late, version: null }, now);

  expect(refused).toMatchObject({ ok: false, refusal: { code: "changed_meanwhile", by: "Bayu" } });
  expect(overwritten.ok).toBe(true);
  expect((await findStaffReward(rewardId))?.category).toBe("makanan");
});

test("of twenty edits of one version exactly one is kept", async () => {
  const rewardId = await draftReward(kirana);

  const answers = await slowly(ledger.owner, "rewards", () =>
    Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        editReward(kirana, { rewardId, version: 1, edit: rewardEdit({ featured: place + 1 }) }, now),
      ),
    ),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await findStaffReward(rewardId))?.version).toBe(2);
});

test("the price of a reward that was ever published cannot be raised", async () => {
  const rewardId = await draftReward(kirana, { points: 500 });
  await publishReward(kirana, { rewardId, version: 1 }, now);

  const dearer = await editReward(kirana, { rewardId, version: 2, edit: rewardEdit({ points: 501 }) }, now);

  expect(dearer).toEqual({ ok: false, refusal: { code: "invalid", problems: { points: "dearer" } } });
  expect((await findStaffReward(rewardId))?.points).toBe(500);
});

test("a reward that is not there is unknown, as is anything that is no id", async () => {
  for (const rewardId of [newId(), "1 or 1=1"]) {
    expect(await editReward(kirana, { rewardId, version: 1, edit: rewardEdit() }, now)).toEqual({
      ok: false,
      refusal: { code: "reward_unknown" },
    });
  }
});
