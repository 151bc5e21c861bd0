import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly, untilHeld } from "@/db/slowly";
import type { Actor } from "@/lib/loyalty/permissions";
import { openSecret } from "@/lib/personal-data";
import { editReward } from "./edit-reward";
import { CODES_MAX, importCodes } from "./import-codes";

let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
let importer: Actor<"codes.import">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  importer = await hire(ledger.owner, "catalogue", "codes.import", "Kirana");
});
afterAll(() => ledger.close());

const giftCard = () => draftReward(kirana, { kind: "gift_card", details: {} });
const prefix = () => Math.random().toString(36).slice(2, 10);

test("codes are kept sealed, and the stock grows by exactly what was added", async () => {
  const [rewardId, mark] = [await giftCard(), prefix()];

  const imported = await importCodes(importer, rewardId, `${mark}-0001\n${mark}-0002\nab\n${mark} 0001`);

  expect(imported).toEqual({
    ok: true,
    value: { added: 2, bad: [{ line: 3, because: "too_short" }], repeated: [{ line: 4, first: 1 }], known: [] },
  });
  expect(await findStaffReward(rewardId)).toMatchObject({
    stock: { initial: 2, left: 2 },
    codes: { free: 2, taken: 0 },
  });
  const kept = await ledger.owner<{ cipher: Buffer }[]>`
    select c.cipher from reward_codes c join rewards r on r.id = c.reward_id where r.public_id = ${rewardId} order by c.id`;
  expect(kept.map((row) => openSecret(row.cipher.toString("base64url")))).toEqual([`${mark}-0001`, `${mark}-0002`]);
  expect(kept.some((row) => row.cipher.includes(mark))).toBe(false);
  expect(JSON.stringify(await trailOf(ledger.owner, `reward:${rewardId}`))).not.toContain(mark);
});

test("the same list again adds nothing, for this reward or another", async () => {
  const [first, second, list] = [await giftCard(), await giftCard(), `${prefix()}-1111`];
  await importCodes(importer, first, list);

  for (const rewardId of [first, second]) {
    expect(await importCodes(importer, rewardId, list)).toMatchObject({ ok: true, value: { added: 0, known: [1] } });
  }
  expect((await findStaffReward(second))?.stock.left).toBe(0);
});

test("one list sent twenty times at once is held once", async () => {
  const [rewardId, mark] = [await giftCard(), prefix()];
  const list = Array.from({ length: 50 }, (_, place) => `${mark}-${place + 1000}`).join("\n");

  const answers = await Promise.all(Array.from({ length: 20 }, () => importCodes(importer, rewardId, list)));

  const added = answers.map((answer) => (answer.ok ? answer.value.added : 0));
  expect(added.reduce((total, each) => total + each, 0)).toBe(50);
  expect(await findStaffReward(rewardId)).toMatchObject({ stock: { initial: 50, left: 50 }, codes: { free: 50 } });
});

test("a reward that stops being a gift card this very moment holds no codes", async () => {
  const [rewardId, mark] = [await giftCard(), prefix()];

  const [row] = await ledger.owner<{ id: number }[]>`select id from rewards where public_id = ${rewardId}`;
  const importAll = () =>
    Promise.all(Array.from({ length: 20 }, (_, place) => importCodes(importer, rewardId, `${mark}-${place + 1000}`)));

  await slowly(ledger.owner, "rewards", () =>
    Promise.all([
      editReward(kirana, { rewardId, version: 1, edit: rewardEdit() }, new Date()),
      untilHeld(ledger.owner, "rewards", row?.id ?? 0).then(importAll),
    ]),
  );

  expect(await findStaffReward(rewardId)).toMatchObject({ kind: "discount", codes: { free: 0 } });
});

test("only gift cards take codes, and a list has its limit", async () => {
  const discount = await draftReward(kirana);
  const many = Array.from({ length: CODES_MAX + 1 }, (_, place) => `KODE-${place}`).join("\n");

  expect(await importCodes(importer, discount, "KODE-1234")).toEqual({ ok: false, refusal: "reward_unknown" });
  expect(await importCodes(importer, discount, "\n\n")).toEqual({ ok: false, refusal: "nothing_to_import" });
  expect(await importCodes(importer, discount, many)).toEqual({ ok: false, refusal: "too_many" });
});
