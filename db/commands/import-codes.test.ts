import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftReward, hire, rewardEdit, trailOf } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findCodeImport, listCodeImportLines } from "@/db/queries/code-imports";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly, untilHeld } from "@/db/slowly";
import type { Actor } from "@/lib/loyalty/permissions";
import { openSecret } from "@/lib/personal-data";
import { editReward } from "./edit-reward";
import { importCodes, runCodeImport, sweepCodeImports } from "./import-codes";

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
const numbered = (mark: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${mark}-${place + 1000}`).join("\n");

/** What came of a list: its state, its figures and every line that was not added. */
async function bring(rewardId: string, text: string, more: { endsOn?: string; isTrial?: boolean } = {}) {
  const list = { rewardId, pieces: [Buffer.from(text)], endsOn: null, isTrial: false, ...more };
  const brought = await importCodes(importer, list);
  if (!brought.ok) return brought.refusal;
  const { importId } = brought.value;
  const found = await findCodeImport(importId, "id");
  const lines = await listCodeImportLines(importId, { after: 0, limit: 100, show: "not_added" });
  return {
    ...(found && { state: found.state, rows: found.rows, added: found.added, duplicates: found.duplicates }),
    lines: lines.map(({ line, outcome, first }) => [line, outcome, ...(first === null ? [] : [first])]),
  };
}

describe("a list of codes", () => {
  test("is kept sealed, and the stock grows by exactly what was added", async () => {
    const [rewardId, mark] = [await giftCard(), prefix()];

    const brought = await bring(rewardId, `${mark}-0001\n\n${mark}-0002\n${mark} 0001`);

    expect(brought).toEqual({ state: "added", rows: 3, added: 2, duplicates: 1, lines: [[4, "repeated", 1]] });
    expect(await findStaffReward(rewardId)).toMatchObject({
      stock: { initial: 2, left: 2 },
      codes: { free: 2, taken: 0 },
    });
    const kept = await ledger.owner<{ cipher: Buffer; line: number }[]>`
      select c.cipher, c.line from reward_codes c join rewards r on r.id = c.reward_id where r.public_id = ${rewardId} order by c.id`;
    expect(kept.map((row) => [row.line, openSecret(row.cipher.toString("base64url"))])).toEqual([
      [1, `${mark}-0001`],
      [3, `${mark}-0002`],
    ]);
    expect(kept.some((row) => row.cipher.includes(mark))).toBe(false);
    const [left] =
      await ledger.owner`select count(*) as sealed from code_import_lines where cipher is not null or hash is not null`;
    expect(left).toEqual({ sealed: 0 });
    const trail = await trailOf(ledger.owner, `reward:${rewardId}`);
    expect(trail.filter(({ action }) => action === "stock.put")).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain(mark);
  });

  test("with one line at fault is not added at all, and every such line is named", async () => {
    const [rewardId, other, mark] = [await giftCard(), await giftCard(), prefix()];
    await bring(other, `${mark}-9999`);

    const brought = await bring(
      rewardId,
      [
        "kode;sampai",
        `${mark}-1;2099-01-01`,
        "ab",
        `${mark}-1;2098-01-01`,
        `${mark}-9999`,
        `${mark}-2;2001-01-01`,
        `${mark}-3;x`,
      ].join("\n"),
    );

    expect(brought).toEqual({
      ...{ state: "refused", rows: 6, added: 0, duplicates: 0 },
      lines: [
        [3, "too_short"],
        [4, "contradicts", 2],
        [5, "taken"],
        [6, "ended"],
        [7, "not_a_day"],
      ],
    });
    expect(await findStaffReward(rewardId)).toMatchObject({ stock: { initial: 0 }, codes: { free: 0 } });
  });

  test("brought again adds nothing and is no fault; a longer one adds what is new", async () => {
    const [rewardId, mark] = [await giftCard(), prefix()];
    await bring(rewardId, numbered(mark, 3));

    expect(await bring(rewardId, numbered(mark, 3))).toMatchObject({ state: "added", added: 0, duplicates: 3 });
    expect(await bring(rewardId, numbered(mark, 4))).toMatchObject({ state: "added", added: 1, duplicates: 3 });
    expect((await findStaffReward(rewardId))?.stock).toMatchObject({ initial: 4, left: 4 });
  });

  test("tried only says what would come of it", async () => {
    const [rewardId, mark] = [await giftCard(), prefix()];

    const tried = await bring(rewardId, numbered(mark, 3), { isTrial: true });

    expect(tried).toEqual({ state: "tried", rows: 3, added: 3, duplicates: 0, lines: [] });
    expect((await findStaffReward(rewardId))?.codes.free).toBe(0);
  });

  test("sent twenty times at once is held once, also by twenty rewards in as many orders", async () => {
    const mark = prefix();
    const rewards = await Promise.all(Array.from({ length: 20 }, giftCard));
    const shuffled = (place: number) => {
      const list = numbered(mark, 50).split("\n");
      return [...list.slice(place), ...list.slice(0, place)].join("\n");
    };

    const answers = await slowly(ledger.owner, "reward_stocks", () =>
      Promise.all(rewards.map((rewardId, place) => bring(rewardId, shuffled(place)))),
    );
    const again = await Promise.all(rewards.map(() => bring(rewards[0] ?? "", shuffled(3))));

    const states = answers.map((answer) => (typeof answer === "string" ? answer : answer.state));
    expect(states.sort()).toEqual(["added", ...Array.from({ length: 19 }, () => "refused")]);
    expect(new Set(again.map((answer) => (typeof answer === "string" ? answer : answer.added)))).toEqual(new Set([0]));
    const [held] =
      await ledger.owner`select count(*) as codes from reward_codes c join rewards r on r.id = c.reward_id where r.public_id = any (${rewards})`;
    expect(held).toEqual({ codes: 50 });
  });
});

test("a long list waits for its job, which adds it once however often it runs", async () => {
  const [rewardId, mark] = [await giftCard(), prefix()];
  const list = { rewardId, pieces: [Buffer.from(numbered(mark, 2_001))], endsOn: null, isTrial: false };

  const brought = await importCodes(importer, list);

  const importId = brought.ok ? brought.value.importId : "";
  expect(await findCodeImport(importId, "id")).toMatchObject({ state: "waiting", rows: 2_001 });
  const [asked] = await ledger.owner`select payload from outbox where task = 'add-codes'`;
  expect(asked).toEqual({ payload: { importId } });
  await Promise.all(Array.from({ length: 5 }, () => runCodeImport(importId)));
  expect(await findCodeImport(importId, "id")).toMatchObject({ state: "added", added: 2_001 });
  expect((await findStaffReward(rewardId))?.stock).toMatchObject({ initial: 2_001, left: 2_001 });
});

test("a reward that stops being a gift card this very moment holds no codes", async () => {
  const [rewardId, mark] = [await giftCard(), prefix()];
  const [row] = await ledger.owner<{ id: number }[]>`select id from rewards where public_id = ${rewardId}`;
  const list = { rewardId, pieces: [Buffer.from(numbered(mark, 2_001))], endsOn: null, isTrial: false };
  const brought = await importCodes(importer, list);
  const importId = brought.ok ? brought.value.importId : "";

  await slowly(ledger.owner, "rewards", () =>
    Promise.all([
      editReward(kirana, { rewardId, version: 1, edit: rewardEdit() }, new Date()),
      untilHeld(ledger.owner, "rewards", row?.id ?? 0).then(() => runCodeImport(importId)),
    ]),
  );

  expect(await findCodeImport(importId, "id")).toMatchObject({ state: "refused", added: 0 });
  expect(await findStaffReward(rewardId)).toMatchObject({ kind: "discount", codes: { free: 0 } });
});

test("a list that was never read to its end is given up a day later, its codes with it", async () => {
  const rewardId = await giftCard();
  async function* broken() {
    yield Buffer.from(numbered(prefix(), 1_500));
    throw new Error("The upload broke off");
  }

  await expect(importCodes(importer, { rewardId, pieces: broken(), endsOn: null, isTrial: false })).rejects.toThrow();
  await ledger.owner`update code_imports set state = 'reading', finished_at = null, created_at = now() - interval '2 days' where state = 'failed'`;

  expect(await sweepCodeImports(10)).toBe(1);
  const [row] =
    await ledger.owner`select count(*) as lines from code_import_lines l join code_imports i on i.id = l.import_id where i.state = 'failed'`;
  expect(row).toEqual({ lines: 0 });
});

test("only gift cards take codes, and a list has its limit", async () => {
  const [discount, card] = [await draftReward(kirana), await giftCard()];
  const list = { rewardId: card, pieces: [Buffer.from(numbered(prefix(), 6))], endsOn: null, isTrial: false };

  expect(await bring(discount, "KODE-1234")).toBe("reward_unknown");
  expect(await bring(card, "\n\n")).toBe("nothing_to_import");
  expect(await importCodes(importer, list, 5)).toEqual({ ok: false, refusal: "too_many" });
});
