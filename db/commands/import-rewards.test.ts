import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { type CatalogueBatch, findCatalogueBatch, listCatalogueRows } from "@/db/queries/catalogue-batches";
import { everyRewardRow } from "@/db/queries/reward-rows";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { slowly, untilHeld } from "@/db/slowly";
import { csvStream } from "@/lib/csv-stream";
import type { Actor } from "@/lib/loyalty/permissions";
import { readRewardFile } from "@/lib/reward-file/read-file";
import { archiveReward } from "./archive-reward";
import { beginBatch, closeBatch, prepareUndo, runBatch } from "./change-catalogue";
import { prepareImport } from "./import-rewards";
import { publishReward } from "./publish-reward";

const here = { zone: "Asia/Jakarta", currency: "IDR", languages: ["id", "en"] as const };
const all = { q: "", state: null, kind: null, category: null, untranslated: false };
const now = new Date();
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  await ledger.owner`insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${kirana.personId}, '\\x00', now())`;
});
afterAll(() => ledger.close());

const header = "sku,kind,category,name_id,name_en,points,stock_total,detail_percent";

test("a file makes and changes rewards by the shop's own number, and the same file again changes nothing", async () => {
  const old = await draftReward(kirana, { sku: "KOPI-1", points: 500 }, 10);
  const file = `${header}\nKOPI-1,discount,minuman,Kopi susu,Milk coffee,450,15,10\nROTI-1,discount,roti,Roti,Bread,300,,20\n`;

  const first = await run(file);
  const second = await prepared(file);

  expect(first).toMatchObject({ done: 2, made: 1, waiting: 0 });
  expect(await findStaffReward(old)).toMatchObject({ points: 450, stock: { initial: 15, left: 15 }, version: 2 });
  const [made] = await ledger.owner<{ id: string }[]>`select public_id as id from rewards where sku = 'ROTI-1'`;
  expect(await findStaffReward(made?.id ?? "")).toMatchObject({
    state: "draft",
    points: 300,
    category: "roti",
    details: { percent: 20 },
    stock: { initial: null },
    texts: { id: { name: "Roti" }, en: { name: "Bread" } },
  });
  expect(second).toMatchObject({ waiting: 0, unchanged: 2 });
  expect(await beginBatch(kirana, second.publicId)).toEqual({ ok: false, refusal: "nothing_to_do" });
});

test("what is exported and read again changes nothing, whichever Excel it is for", async () => {
  for (const options of [{}, { delimiter: ";" as const, bom: true }]) {
    const file = await new Response(
      csvStream(everyRewardRow(all, here), { ...options, escapesFormulas: false }),
    ).text();

    const batch = await prepared(file);

    expect(batch).toMatchObject({ waiting: 0, unchanged: batch.total });
  }
});

test("with one bad row nothing can be begun, and every row says what is wrong with it", async () => {
  const file = [
    header,
    "A-1,discount,minuman,Es teh,Iced tea,0,,10",
    "A-2,kopi,minuman,Es,Ice,10,banyak,10",
    ",discount,minuman,Es,Ice,10,,10",
    "A-3,discount,minuman,Es,Ice,10,,10",
    "A-3,discount,minuman,Es,Ice,10,,10",
    "A-4,discount",
  ].join("\n");

  const batch = await prepared(file);
  const rows = await listCatalogueRows(batch.publicId, { after: 0, limit: 10, show: "refused", locale: "id" });

  expect(rows.map(({ place, outcome, problems }) => [place, outcome, problems])).toEqual([
    [2, "invalid", { points: "not_positive" }],
    [3, "invalid", { kind: "not_a_choice", stock_total: "not_a_number" }],
    [4, "invalid", { sku: "missing" }],
    [6, "repeated", {}],
    [7, "invalid", { row: "columns_differ" }],
  ]);
  expect(await beginBatch(kirana, batch.publicId)).toEqual({ ok: false, refusal: "has_refused" });
  expect(await ledger.owner`select 1 from rewards where sku like 'A-%'`).toHaveLength(0);
});

test("a reward that moves between looking and beginning keeps the whole file back", async () => {
  const moved = await draftReward(kirana, { sku: "M-1" });
  const batch = await prepared("sku,category\nM-1,musim\n");
  const both = await prepared(
    `${header}\nM-2,discount,musim,Baru,New,10,,10\nM-1,discount,musim,Kopi susu,Milk coffee,500,,10\n`,
  );
  await archiveReward(kirana, { rewardId: moved, version: 1 });

  await begun(batch);
  const told = await begun(both);

  const rows = await listCatalogueRows(told.publicId, { after: 0, limit: 10, show: "all", locale: "id" });
  expect(rows.map(({ outcome }) => outcome)).toEqual(["not_done", "changed_meanwhile"]);
  expect(await ledger.owner`select 1 from rewards where sku = 'M-2'`).toHaveLength(0);
  expect(
    await ledger.owner`select 1 from reward_prices p join rewards r on r.id = p.reward_id where r.sku = 'M-2'`,
  ).toHaveLength(0);
});

test("a dearer price in a file is announced, and what a file made is taken back into the archive", async () => {
  const rewardId = await draftReward(kirana, { sku: "D-1", points: 500 });
  await publishReward(kirana, { rewardId, version: 1 }, now);
  const batch = await run(
    `${header}\nD-1,discount,minuman,Kopi susu,Milk coffee,900,,10\nD-2,discount,minuman,Baru,New,10,,10\n`,
  );
  expect(await prepared("sku,points\nD-1,900\n")).toMatchObject({ unchanged: 1 });
  expect(await findStaffReward(rewardId)).toMatchObject({ points: 500 });

  const undo = await prepareUndo(kirana, { batchId: batch.publicId, locale: "id" }, now);
  if (!undo.ok) throw new Error(undo.refusal);
  await begun({ publicId: undo.value.batchId });

  expect(await ledger.owner`select state from rewards where sku = 'D-2'`).toMatchObject([{ state: "archived" }]);
  expect(await ledger.owner`select 1 from reward_prices where not is_in_force`).toHaveLength(0);
});

test("of twenty who begin the same file it is done once, and many rows are done in one commit within the deadline", async () => {
  const lines = Array.from(
    { length: 1_000 },
    (_, place) => `B-${place},discount,massal,Ke-${place},No ${place},${place + 1},5,10`,
  );
  const batch = await prepared([header, ...lines].join("\n"));

  await Promise.all(Array.from({ length: 20 }, () => beginBatch(kirana, batch.publicId)));
  await Promise.all(Array.from({ length: 4 }, () => runBatch(batch.publicId)));

  expect(await found(batch.publicId)).toMatchObject({ done: 1_000, waiting: 0 });
  expect(await ledger.owner`select count(*) as count from rewards where sku like 'B-%'`).toMatchObject([
    { count: 1_000 },
  ]);
}, 60_000);

test("of two files that name the same rewards in opposite order, run at once, one is done and the other wholly not, neither broken off", async () => {
  for (let round = 0; round < 3; round += 1) {
    const skus = [`L-${round}-1`, `L-${round}-2`];
    const ids = await Promise.all(skus.map((sku) => draftReward(kirana, { sku, points: 500 })));
    const lines = skus.map((sku) => `${sku},discount,minuman,Kopi susu,Milk coffee,POINTS,,10`);
    const file = (points: number, some: string[]) => [header, ...some].join("\n").replaceAll("POINTS", String(points));
    const [one, other] = [await prepared(file(300, lines)), await prepared(file(400, [...lines].reverse()))];
    for (const batch of [one, other]) expect(await beginBatch(kirana, batch.publicId)).toMatchObject({ ok: true });

    await slowly(ledger.owner, "rewards", () => Promise.all([one, other].map(({ publicId }) => runBatch(publicId))));

    const done = await Promise.all([one, other].map(async ({ publicId }) => (await found(publicId)).done));
    expect(done.toSorted()).toEqual([0, 2]);
    const points = await Promise.all(ids.map(async (id) => (await findStaffReward(id))?.points));
    expect(points).toEqual(done[0] === 2 ? [300, 300] : [400, 400]);
  }
});

test("a file that is ended while it is being done is either done or not, as its rows say", async () => {
  const rewardId = await draftReward(kirana, { sku: "E-1", points: 500 });
  const batch = await prepared(`${header}\nE-1,discount,minuman,Kopi susu,Milk coffee,300,,10\n`);
  await beginBatch(kirana, batch.publicId);

  await slowly(ledger.owner, "rewards", async () => {
    const running = runBatch(batch.publicId);
    await untilHeld(ledger.owner, "rewards", await idOf(rewardId));
    await Promise.all([running, closeBatch(batch.publicId)]);
  });

  const { done } = await found(batch.publicId);
  expect((await findStaffReward(rewardId))?.points).toBe(done === 1 ? 300 : 500);
});

test("the operator's command does the same and tells bad rows by their line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "setia-rewards-"));
  const [good, bad] = [join(folder, "good.csv"), join(folder, "bad.csv")];
  await writeFile(good, `${header}\nC-1,discount,minuman,Teh,Tea,200,,10\n`);
  await writeFile(bad, `${header}\nC-2,discount,minuman,Teh,,200,,10\n`);

  const [done, refused] = await Promise.all([portal(good, "--json"), portal(bad)]);

  expect(JSON.parse(done.out)).toMatchObject({ changed: 1, made: 1, errors: [], isDryRun: false });
  expect([refused.code, refused.err.split("\n")[0]]).toEqual([1, "Line 2, Teh: nameEn: is needed"]);
}, 60_000);

async function idOf(rewardId: string): Promise<number> {
  const [row] = await ledger.owner<{ id: number }[]>`select id from rewards where public_id = ${rewardId}`;
  return row?.id ?? 0;
}

async function prepared(file: string): Promise<CatalogueBatch> {
  const answer = await prepareImport(kirana, readRewardFile(bytesOf(file)), here, now);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return found(answer.value.batchId);
}

async function* bytesOf(file: string) {
  yield Buffer.from(file);
}

async function found(batchId: string): Promise<CatalogueBatch> {
  const batch = await findCatalogueBatch(batchId, kirana.personId);
  if (batch === null) throw new Error("There is no such batch");
  return batch;
}

async function begun({ publicId }: Pick<CatalogueBatch, "publicId">): Promise<CatalogueBatch> {
  const answer = await beginBatch(kirana, publicId);
  if (!answer.ok) throw new Error(answer.refusal);
  await runBatch(publicId);
  return found(publicId);
}

async function run(file: string): Promise<CatalogueBatch> {
  return begun(await prepared(file));
}

function portal(...file: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", join("cli", "portal.ts"), "import", "rewards", ...file],
      { env: process.env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
  });
}
