import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findPicture } from "@/db/queries/catalogue";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly } from "@/db/slowly";
import type { Actor } from "@/lib/loyalty/permissions";
import { uploadPicture } from "./upload-picture";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
});
afterAll(() => ledger.close());

const png = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: "#a06020" } })
    .png()
    .toBuffer();

test("a reward shows the picture that was uploaded, drawn anew, and the trail keeps its size and not its bytes", async () => {
  const rewardId = await draftReward(kirana);

  const put = await uploadPicture(kirana, { rewardId, version: 1, upload: await png() });

  if (!put.ok) throw new Error(put.refusal.code);
  const { pictureId } = put.value;
  expect(await findStaffReward(rewardId)).toMatchObject({ picture: pictureId, version: 2 });
  const kept = await findPicture(pictureId);
  expect(kept && (await sharp(kept.bytes).metadata())).toMatchObject({ format: "webp", width: 640, height: 480 });
  expect(await trailOf(ledger.owner, `picture:${pictureId}`)).toEqual([
    {
      actorId: kirana.personId,
      action: "picture.create",
      before: null,
      after: { mime: "image/webp", width: 640, height: 480, focus_x: 50, focus_y: 50, zoom: 100 },
    },
  ]);
});

test("nothing is kept of what is no picture, or of a picture for a reward that moved", async () => {
  const rewardId = await draftReward(kirana);
  const count = async () => (await ledger.owner`select count(*)::int as n from pictures`)[0]?.n;
  const before = await count();

  const html = await uploadPicture(kirana, { rewardId, version: 1, upload: Buffer.from("<html>fake.png</html>") });
  const late = await uploadPicture(kirana, { rewardId, version: 5, upload: await png() });

  expect(html).toEqual({ ok: false, refusal: { code: "not_a_picture" } });
  expect(late).toMatchObject({ ok: false, refusal: { code: "changed_meanwhile" } });
  expect(await count()).toBe(before);
});

test("of twenty pictures put to one version at once one is kept", async () => {
  const [rewardId, upload] = [await draftReward(kirana), await png()];

  const answers = await slowly(ledger.owner, "rewards", () =>
    Promise.all(Array.from({ length: 20 }, () => uploadPicture(kirana, { rewardId, version: 1, upload }))),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await findStaffReward(rewardId))?.version).toBe(2);
});
