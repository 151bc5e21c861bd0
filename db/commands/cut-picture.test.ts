import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findCut, findPictureToCut } from "@/db/queries/pictures";
import { listVersions } from "@/db/queries/reward-versions";
import { findStaffReward } from "@/db/queries/staff-rewards";
import type { Actor } from "@/lib/loyalty/permissions";
import { cutRewardPicture } from "./cut-picture";
import { restoreReward } from "./restore-reward";
import { uploadPicture } from "./upload-picture";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

test("a picture is cut under a new address, and the way it was cut before is brought back from the history", async () => {
  const rewardId = await draftReward(kirana);
  const upload = await sharp({ create: { width: 400, height: 200, channels: 3, background: "#a33" } })
    .png()
    .toBuffer();
  await uploadPicture(kirana, { rewardId, version: 1, upload });
  const whole = (await findStaffReward(rewardId))?.picture ?? "";

  const cut = await cutRewardPicture(kirana, { rewardId, version: 2, cut: { focusX: 100, focusY: 0, zoom: 150 } });

  const shown = (await findStaffReward(rewardId))?.picture ?? "";
  expect(cut).toEqual({ ok: true, value: { pictureId: shown } });
  expect(await findCut(shown)).toEqual({ focusX: 100, focusY: 0, zoom: 150, width: 400, height: 200 });
  expect(await findCut(whole)).toMatchObject({ focusX: 50, focusY: 50, zoom: 100 });
  expect((await findPictureToCut(shown))?.bytes).toEqual((await findPictureToCut(whole))?.bytes);
  const uploaded = (await listVersions(rewardId, undefined)).versions.filter(
    ({ action }) => action === "reward.edit",
  )[1];
  await restoreReward(kirana, { rewardId, version: 3, entry: uploaded?.entry ?? 0 }, new Date());
  expect((await findStaffReward(rewardId))?.picture).toBe(whole);
});

test("a reward without a picture, a version that has passed, and a cut past the edge are refused", async () => {
  const rewardId = await draftReward(kirana);
  const cut = { focusX: 50, focusY: 50, zoom: 100 };
  const upload = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#a33" } })
    .png()
    .toBuffer();
  const without = await cutRewardPicture(kirana, { rewardId, version: 1, cut });
  await uploadPicture(kirana, { rewardId, version: 1, upload });

  const late = await cutRewardPicture(kirana, { rewardId, version: 1, cut });
  const past = await cutRewardPicture(kirana, { rewardId, version: 2, cut: { ...cut, focusX: 101 } });

  expect([without, late, past].map((each) => (each.ok ? "cut" : each.refusal.code))).toEqual([
    "reward_unknown",
    "changed_meanwhile",
    "cut_invalid",
  ]);
});
