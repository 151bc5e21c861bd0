import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listVersions } from "@/db/queries/reward-versions";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly } from "@/db/slowly";
import type { Actor } from "@/lib/loyalty/permissions";
import { archiveReward } from "./archive-reward";
import { editReward } from "./edit-reward";
import { publishReward } from "./publish-reward";
import { previewRestore, restoreReward } from "./restore-reward";
import { uploadPicture } from "./upload-picture";

const now = new Date();
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

const endsAt = new Date("2030-01-01T00:00:00Z");

test("any version is brought back as it stood, as a change of its own that the trail tells", async () => {
  const rewardId = await draftReward(kirana, { category: "satu", points: 500 });
  await edit(rewardId, 1, { category: "dua", endsAt });
  await edit(rewardId, 2, { category: "tiga", points: 400, featured: 3, endsAt });
  const [third, second, first] = await entries(rewardId);

  const shown = await previewRestore(rewardId, second ?? 0, now);
  const restored = await restoreReward(kirana, { rewardId, version: 3, entry: second ?? 0 }, now);

  expect(shown?.row).toMatchObject({
    before: { category: "tiga", points: 400, featured: 3 },
    after: { category: "dua", points: 500, featured: 0 },
  });
  expect(restored.ok).toBe(true);
  expect(await findStaffReward(rewardId)).toMatchObject({
    category: "dua",
    points: 500,
    featured: 0,
    endsAt,
    version: 4,
  });
  expect((await trailOf(ledger.owner, `reward:${rewardId}`)).at(-1)).toMatchObject({
    actorId: kirana.personId,
    action: "reward.edit",
    after: { category: "dua" },
  });
  await restoreReward(kirana, { rewardId, version: 4, entry: first ?? 0 }, now);
  expect(await findStaffReward(rewardId)).toMatchObject({ category: "satu", endsAt: null });
  await restoreReward(kirana, { rewardId, version: 5, entry: third ?? 0 }, now);
  expect(await findStaffReward(rewardId)).toMatchObject({ category: "tiga", points: 400, endsAt });
});

test("a version from before there was a picture is brought back without one, and one with its picture with it", async () => {
  const rewardId = await draftReward(kirana, { category: "satu" });
  const upload = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#a06020" } })
    .png()
    .toBuffer();
  const put = await uploadPicture(kirana, { rewardId, version: 1, upload });
  const [pictured, plain] = await entries(rewardId);

  const shown = await previewRestore(rewardId, plain ?? 0, now);
  const restored = await restoreReward(kirana, { rewardId, version: 2, entry: plain ?? 0 }, now);

  const picture = put.ok ? put.value.pictureId : "";
  expect(shown?.row).toMatchObject({ before: { picture }, after: { picture: null } });
  expect(restored.ok).toBe(true);
  expect(await findStaffReward(rewardId)).toMatchObject({ picture: null, version: 3 });
  expect((await restoreReward(kirana, { rewardId, version: 3, entry: pictured ?? 0 }, now)).ok).toBe(true);
  expect((await findStaffReward(rewardId))?.picture).toBe(picture);
});

test("a dearer price of a published reward's earlier version is announced, and its state and stock stay", async () => {
  const rewardId = await draftReward(kirana, { points: 900 }, 5);
  await publishReward(kirana, { rewardId, version: 1 }, now);
  await edit(rewardId, 2, { points: 600, category: "murah" });
  const created = (await entries(rewardId)).at(-1) ?? 0;

  await restoreReward(kirana, { rewardId, version: 3, entry: created }, now);

  expect(await findStaffReward(rewardId)).toMatchObject({
    points: 600,
    category: "minuman",
    state: "published",
    stock: { left: 5 },
  });
  const [next] = await ledger.owner`
    select p.points from reward_prices p join rewards r on r.id = p.reward_id where r.public_id = ${rewardId} and not p.is_in_force`;
  expect(next).toEqual({ points: 900 });
});

test("of twenty who bring a version back at once one does, and the others are told who came first", async () => {
  const rewardId = await draftReward(kirana, { category: "satu" });
  await edit(rewardId, 1, { category: "dua" });
  const entry = (await entries(rewardId)).at(-1) ?? 0;

  const answers = await slowly(ledger.owner, "rewards", () =>
    Promise.all(Array.from({ length: 20 }, () => restoreReward(kirana, { rewardId, version: 2, entry }, now))),
  );

  expect(answers.filter((each) => each.ok)).toHaveLength(1);
  expect(answers.find((each) => !each.ok)).toMatchObject({ refusal: { code: "changed_meanwhile", by: "Kirana" } });
  expect((await findStaffReward(rewardId))?.version).toBe(3);
});

test("another reward's version, one of its stock, and what says the same as now are not brought back", async () => {
  const [one, other] = [await draftReward(kirana), await draftReward(kirana)];
  const entry = (await entries(one)).at(-1) ?? 0;
  await archiveReward(kirana, { rewardId: one, version: 1 });
  const archived = (await listVersions(one, undefined)).versions[0]?.entry ?? 0;

  const refusals = [
    await restoreReward(kirana, { rewardId: other, version: 1, entry }, now),
    await restoreReward(kirana, { rewardId: one, version: 2, entry: archived }, now),
    await restoreReward(kirana, { rewardId: one, version: 2, entry }, now),
  ];

  expect(refusals).toEqual([
    { ok: false, refusal: { code: "version_unknown" } },
    { ok: false, refusal: { code: "version_unknown" } },
    { ok: false, refusal: { code: "not_restorable", outcome: "unchanged" } },
  ]);
});

async function edit(rewardId: string, version: number, changes: Parameters<typeof rewardEdit>[0]): Promise<void> {
  const edited = await editReward(kirana, { rewardId, version, edit: rewardEdit(changes) }, now);
  if (!edited.ok) throw new Error(edited.refusal.code);
}

async function entries(rewardId: string): Promise<number[]> {
  const { versions } = await listVersions(rewardId, undefined);
  return versions
    .filter(({ action }) => action === "reward.create" || action === "reward.edit")
    .map(({ entry }) => entry);
}
