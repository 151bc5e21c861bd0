import { afterAll, beforeAll, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findCatalogueBatch, listCatalogueRows } from "@/db/queries/catalogue-batches";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { newId } from "@/lib/base/uuid";
import type { BatchWish } from "@/lib/loyalty/bulk-wish";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { archiveReward } from "./archive-reward";
import { beginBatch, closeBatch, forgetBatches, prepareBulk, prepareUndo, runBatch } from "./change-catalogue";
import { publishReward } from "./publish-reward";
import { redeemReward } from "./redeem-reward";

const now = new Date();
let ledger: TestLedger;
let kirana: Actor<"rewards.edit">;
beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
  await ledger.owner`insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${kirana.personId}, '\\x00', now())`;
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

test("what would become of each is shown first, with why not, and nothing is changed until it is begun", async () => {
  const ids = [await live(500), await live(700), await draftReward(kirana, { points: 900 }), await live(600)];
  await archiveReward(kirana, { rewardId: ids[3] ?? "", version: 2 });

  const batch = await prepare({ act: "archive" }, ids);

  expect(await outcomes(batch)).toEqual([null, null, null, "unchanged"]);
  expect(await findCatalogueBatch(batch, kirana.personId)).toMatchObject({ total: 4, waiting: 3, isOwn: true });
  expect(await states(ids)).toEqual(["published", "published", "draft", "archived"]);
  await beginAndRun(batch);
  expect(await states(ids)).toEqual(["archived", "archived", "archived", "archived"]);
  expect(await outcomes(batch)).toEqual(["done", "done", "done", "unchanged"]);
});

test("a dearer price of published rewards is announced with its notice, a draft's is set, and a cheaper one holds at once", async () => {
  const [shown, draft] = [await live(1_000), await draftReward(kirana, { points: 1_000 })];

  await changeAll({ act: "percent", percent: 15, roundTo: 100 }, [shown, draft]);

  expect(await pointsOf(shown, draft)).toEqual([1_000, 1_200]);
  const [rise] = await ledger.owner<{ points: number; days: number }[]>`
    select p.points, extract(day from p.since - programme_now())::int as days from reward_prices p join rewards r on r.id = p.reward_id
    where r.public_id = ${shown} and not p.is_in_force`;
  expect(rise).toMatchObject({ points: 1_200, days: 30 });
  await changeAll({ act: "price", points: 800 }, [shown, draft]);
  expect(await pointsOf(shown, draft)).toEqual([800, 800]);
});

test("one reward that somebody changed meanwhile keeps no other back and is told", async () => {
  const [first, second] = [await live(500), await live(500)];
  const batch = await prepare({ act: "category", category: "musiman" }, [first, second]);
  await archiveReward(kirana, { rewardId: first, version: 2 });

  await beginAndRun(batch);

  expect(await outcomes(batch)).toEqual(["changed_meanwhile", "done"]);
  expect((await findStaffReward(second))?.category).toBe("musiman");
  expect((await trailOf(ledger.owner, `reward:${second}`)).at(-1)).toMatchObject({
    actorId: kirana.personId,
    action: "reward.edit",
    after: { category: "musiman" },
  });
});

test("pressed twice and run by many at once, each reward gets its stock once", async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => draftReward(kirana, {}, 10)));
  const batch = await prepare({ act: "stock", quantity: 5 }, ids);
  await Promise.all(Array.from({ length: 10 }, () => beginBatch(kirana, batch)));

  await Promise.all(Array.from({ length: 10 }, () => runBatch(batch)));
  await runBatch(batch);

  const left = await ledger.owner`
    select distinct s.left_ as "left", s.initial from reward_stocks s join rewards r on r.id = s.reward_id where r.public_id = any (${ids}::uuid[])`;
  expect([...left]).toEqual([{ left: 15, initial: 15 }]);
  const jobs = await ledger.owner`select 1 from outbox where reason = ${`change-catalogue:${batch}`}`;
  expect(jobs).toHaveLength(1);
});

test("what a batch did is taken back, once, and what somebody changed since is left alone", async () => {
  const [kept, moved] = [await live(500, { endsAt: null }), await live(500)];
  const endsAt = new Date(now.getTime() + 86_400_000).toISOString();
  const batch = await changeAll({ act: "end", endsAt }, [kept, moved]);
  await changeAll({ act: "end", endsAt: new Date(now.getTime() + 9 * 86_400_000).toISOString() }, [moved]);

  const undos = await Promise.all(
    Array.from({ length: 5 }, () => prepareUndo(kirana, { batchId: batch, locale: "id" }, now)),
  );
  const begun = await Promise.all(undos.map((undo) => (undo.ok ? beginBatch(kirana, undo.value.batchId) : undo)));
  for (const undo of undos) if (undo.ok) await runBatch(undo.value.batchId);

  expect(begun.filter((each) => each.ok)).toHaveLength(1);
  expect((await findStaffReward(kept))?.endsAt).toBeNull();
  expect((await findStaffReward(moved))?.endsAt?.toISOString()).toBe(
    new Date(now.getTime() + 9 * 86_400_000).toISOString(),
  );
});

test("taken back: what was archived is published again, what was published is a draft again, stock is written off, an announced price falls away", async () => {
  const [shown, draft] = [await live(500), await draftReward(kirana, { points: 400 }, 10)];
  const archived = await changeAll({ act: "archive" }, [shown]);
  const published = await changeAll({ act: "publish" }, [draft]);
  const stocked = await changeAll({ act: "stock", quantity: 7 }, [draft]);
  const dearer = await changeAll({ act: "price", points: 450 }, [draft]);

  for (const batch of [dearer, stocked, published, archived]) await undo(batch);

  expect(await states([shown, draft])).toEqual(["published", "draft"]);
  const reward = await findStaffReward(draft);
  expect(reward?.stock).toMatchObject({ initial: 17, left: 10, writtenOff: 7 });
  expect(await ledger.owner`select 1 from reward_prices where not is_in_force and points = 450`).toHaveLength(0);
});

test("taken back: what members redeemed since it was published stays published, and is told so", async () => {
  const [wanted, unwanted] = [await draftReward(kirana), await draftReward(kirana)];
  const batch = await changeAll({ act: "publish" }, [wanted, unwanted]);
  const early = await prepareUndo(kirana, { batchId: batch, locale: "id" }, now);
  const member = await newMember(ledger);
  await givePoints(member, 500);
  expect((await redeemReward(member.actor, { rewardId: wanted, key: newId(), quantity: 1, price: 500 })).ok).toBe(true);
  const late = await prepareUndo(kirana, { batchId: batch, locale: "id" }, now);

  if (!early.ok || !late.ok) throw new Error("both are prepared");
  expect(await outcomes(late.value.batchId)).toEqual(["redeemed_since", null]);
  await beginAndRun(early.value.batchId);

  expect(await outcomes(early.value.batchId)).toEqual(["redeemed_since", "done"]);
  expect(await states([wanted, unwanted])).toEqual(["published", "draft"]);
});

test("nothing begins of what another prepared, of yesterday's, or for whoever may no longer", async () => {
  const bayu = await hire(ledger.owner, "owner", "rewards.edit", "Bayu");
  const reward = await draftReward(kirana);
  const [others, old, lost] = [
    await prepare({ act: "archive" }, [reward]),
    await prepare({ act: "archive" }, [reward]),
    await prepare({ act: "archive" }, [reward]),
  ];
  await ledger.owner`update catalogue_batches set created_at = now() - interval '2 days' where public_id = ${old}`;

  expect(await beginBatch(bayu, others)).toEqual({ ok: false, refusal: "missing" });
  expect(await beginBatch(kirana, old)).toEqual({ ok: false, refusal: "too_old" });
  await beginBatch(kirana, lost);
  await ledger.owner`update people set role = 'analyst' where id = ${kirana.personId}`;
  await runBatch(lost);
  await ledger.owner`update people set role = 'catalogue' where id = ${kirana.personId}`;
  expect(await outcomes(lost)).toEqual(["not_permitted"]);
  expect(await states([reward])).toEqual(["draft"]);
  expect(await forgetBatches(10)).toBe(1);
  expect(await findCatalogueBatch(old, kirana.personId)).toBeNull();
});

test("a batch that is given up says so of what still waits", async () => {
  const batch = await prepare({ act: "archive" }, [await draftReward(kirana)]);
  await beginBatch(kirana, batch);

  await closeBatch(batch);

  expect(await outcomes(batch)).toEqual(["broken"]);
  expect(await prepareBulk(kirana, bulk({ act: "archive" }, []), now)).toEqual({
    ok: false,
    refusal: "nothing_chosen",
  });
});

test("all that match a filter are changed, however many, within seconds", async () => {
  await ledger.owner`
    insert into rewards (public_id, kind, category, texts, points, details)
    select gen_random_uuid(), 'discount', 'banyak', jsonb_build_object('id', t, 'en', t), 100 + g, '{"percent": 10}'
    from generate_series(1, 1200) g, jsonb_build_object('name', 'Ke-' || g, 'summary', '', 'howToUse', '', 'conditions', '') t`;
  const match = { q: "", state: null, kind: null, category: "banyak", untranslated: false };
  const prepared = await prepareBulk(
    kirana,
    { wish: { act: "percent", percent: 10, roundTo: 1 }, chosen: { match }, locale: "id" },
    now,
  );
  if (!prepared.ok) throw new Error(prepared.refusal);

  await beginAndRun(prepared.value.batchId);

  expect(await findCatalogueBatch(prepared.value.batchId, kirana.personId)).toMatchObject({ done: 1_200, waiting: 0 });
});

async function live(points: number, changes: Partial<RewardEdit> = {}): Promise<string> {
  const rewardId = await draftReward(kirana, { points, ...changes });
  const published = await publishReward(kirana, { rewardId, version: 1 }, now);
  if (!published.ok) throw new Error(published.refusal.code);
  return rewardId;
}

const bulk = (wish: BatchWish, ids: string[]) => ({ wish, chosen: { ids }, locale: "id" as const });

async function prepare(wish: BatchWish, ids: string[]): Promise<string> {
  const prepared = await prepareBulk(kirana, bulk(wish, ids), now);
  if (!prepared.ok) throw new Error(prepared.refusal);
  return prepared.value.batchId;
}

async function beginAndRun(batch: string): Promise<void> {
  const begun = await beginBatch(kirana, batch);
  if (!begun.ok) throw new Error(begun.refusal);
  await runBatch(batch);
}

async function changeAll(wish: BatchWish, ids: string[]): Promise<string> {
  const batch = await prepare(wish, ids);
  await beginAndRun(batch);
  return batch;
}

async function undo(batchId: string): Promise<void> {
  const prepared = await prepareUndo(kirana, { batchId, locale: "id" }, now);
  if (!prepared.ok) throw new Error(prepared.refusal);
  await beginAndRun(prepared.value.batchId);
}

async function outcomes(batch: string) {
  const rows = await listCatalogueRows(batch, { after: 0, limit: 100, show: "all", locale: "id" });
  return rows.map((row) => row.outcome);
}

async function states(ids: string[]) {
  const rewards = await Promise.all(ids.map(findStaffReward));
  return rewards.map((reward) => reward?.state);
}

async function pointsOf(...ids: string[]) {
  const rewards = await Promise.all(ids.map(findStaffReward));
  return rewards.map((reward) => reward?.points);
}
