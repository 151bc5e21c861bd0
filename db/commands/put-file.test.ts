import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  staff,
  type TestLedger,
} from "@/db/ledger-fixtures";
import { findDownload } from "@/db/queries/downloads";
import { newId } from "@/lib/base/uuid";
import { countDownload } from "./count-download";
import { plainName, putFile } from "./put-file";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
const catalogue = staff("catalogue", "rewards.edit");

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("gives the file to whoever redeemed it, to nobody else and not after its end, and counts", async () => {
  const [owner, other] = await Promise.all([newMember(ledger), newMember(ledger)]);
  const reward = await newReward(ledger, { kind: "digital", points: 10, validDays: 30 });
  await givePoints(owner, 10);
  const file = { rewardId: reward.publicId, name: '../resep "kopi".txt', bytes: Buffer.from("Seduh.") };

  expect(await putFile(catalogue, file)).toEqual({ ok: true, value: null });
  const redeemed = await redeemReward(owner.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 10 });
  const id = redeemed.ok ? redeemed.value.redemptionId : "";

  expect(await findDownload(owner.id, id)).toMatchObject({ name: "resep kopi.txt", asksAgain: false });
  expect((await findDownload(owner.id, id))?.bytes.toString()).toBe("Seduh.");
  expect(await findDownload(other.id, id)).toBeNull();
  await Promise.all(Array.from({ length: 5 }, () => countDownload(id)));
  const [count] = await ledger.owner`select count from redemption_downloads`;
  expect(count).toEqual({ count: 5 });
  await passTime(ledger, { days: 31 });
  expect(await findDownload(owner.id, id)).toBeNull();
});

it("takes no file that is empty, larger than 5 MB, without a name, or for a reward that is no file", async () => {
  const [digital, card] = await Promise.all([newReward(ledger, { kind: "digital" }), newReward(ledger)]);
  const put = (rewardId: string, name: string, size: number) =>
    putFile(catalogue, { rewardId, name, bytes: new Uint8Array(size) });

  expect(await put(digital.publicId, "a.txt", 0)).toEqual({ ok: false, refusal: "file_empty" });
  expect(await put(digital.publicId, "a.txt", 5 * 1024 * 1024 + 1)).toEqual({ ok: false, refusal: "file_too_large" });
  expect(await put(digital.publicId, "…", 1)).toEqual({ ok: false, refusal: "file_unnamed" });
  expect(await put(card.publicId, "a.txt", 1)).toEqual({ ok: false, refusal: "reward_unknown" });
  expect(plainName("C:\\foto\\.rahasia\r\nx.txt")).toBe("rahasiax.txt");
});
