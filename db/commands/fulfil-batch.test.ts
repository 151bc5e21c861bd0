import { afterAll, beforeAll, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findBatch, listBatchOutcomes } from "@/db/queries/fulfilment-batches";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import { newWrappedKey } from "@/lib/personal-data";
import { askFulfilBatch, BATCH_MOST, type BatchWish, closeFulfilBatch, runFulfilBatch } from "./fulfil-batch";
import { moveRedemption } from "./move-redemption";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;
let kirana: Actor<"redemptions.fulfil">;
let parcels: string[];

beforeAll(async () => {
  ledger = await openTestLedger();
  kirana = await hire(ledger.owner, "support", "redemptions.fulfil", "Kirana");
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${kirana.personId}, '\\x00', now()) on conflict do nothing`;
  parcels = await redeemedParcels(60);
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

test("each row is tried by itself: what cannot be moved says why and keeps no other back", async () => {
  const [first, second, third] = take(3);
  const key = newId();
  const rows = [
    shipping(first),
    { ...shipping(second), details: { courier: "JNE" } },
    shipping(newId()),
    shipping(first),
    { ...shipping("bukan-nomor"), isReadable: true },
    { ...shipping(third), from: "shipped" as const },
  ];

  expect(await askFulfilBatch(kirana, { key, to: "shipped", rows })).toEqual({ ok: true, value: { batchId: key } });
  await runFulfilBatch(key);

  expect(await outcomes(key)).toEqual([
    "moved",
    "move_needs",
    "redemption_unknown",
    "repeated",
    "malformed",
    "move_impossible",
  ]);
  expect(await findBatch(key)).toMatchObject({ total: 6, moved: 1, waiting: 0, finishedAt: expect.any(Date) });
  expect(await states(first, second, third)).toEqual(["shipped", "processing", "processing"]);
  const notices = await ledger.owner`select 1 from notices where payload ->> 'redemption' = ${first}`;
  expect(notices).toHaveLength(1);
});

test("a form sent twice is one batch, and a batch run again moves nothing again", async () => {
  const [parcel] = take(1);
  const key = newId();
  const asked = { key, to: "shipped" as const, rows: [shipping(parcel)] };

  await Promise.all(Array.from({ length: 20 }, () => askFulfilBatch(kirana, asked)));
  const jobs = await ledger.owner`select 1 from outbox where reason = ${`fulfil-batch:${key}`}`;
  await Promise.all([runFulfilBatch(key), runFulfilBatch(key), runFulfilBatch(key)]);
  await runFulfilBatch(key);

  expect(jobs).toHaveLength(1);
  expect(await outcomes(key)).toEqual(["moved"]);
  expect(await movesOf(parcel)).toHaveLength(1);
});

test("a worker that dies between moving and keeping that it did leaves a batch whose next run tells the truth", async () => {
  const [moved, failedBefore, waiting] = take(3);
  const key = newId();
  await askFulfilBatch(kirana, { key, to: "shipped", rows: [moved, failedBefore, waiting].map(shipping) });
  const request = { from: null, to: "shipped" as const };
  await move(moved, { ...request, details: { courier: "JNE", tracking: "JP1", batch: key } });
  await move(failedBefore, { ...request, details: { courier: "JNE", tracking: "BY-HAND" } });

  await runFulfilBatch(key);

  expect(await outcomes(key)).toEqual(["moved", "move_impossible", "moved"]);
  expect(await movesOf(moved)).toHaveLength(1);
  expect(await movesOf(failedBefore)).toEqual([{ to: "shipped", tracking: "BY-HAND" }]);
});

test("two batches over the same parcels, worked through at once, move each of them once", async () => {
  const rows = take(20).map(shipping);
  const [one, other] = [newId(), newId()];
  await askFulfilBatch(kirana, { key: one, to: "shipped", rows });
  await askFulfilBatch(kirana, { key: other, to: "shipped", rows: rows.toReversed() });

  await Promise.all([runFulfilBatch(one), runFulfilBatch(other), runFulfilBatch(one)]);

  const told = [...(await outcomes(one)), ...(await outcomes(other))];
  expect(told.filter((outcome) => outcome === "moved")).toHaveLength(20);
  expect(told.filter((outcome) => outcome === "move_impossible")).toHaveLength(20);
  for (const { redemption } of rows) expect(await movesOf(redemption)).toHaveLength(1);
});

test("what is failed for many gives each of them their points back, and who may no longer fulfil moves nothing", async () => {
  const [lost, kept] = take(2);
  const [giving, late] = [newId(), newId()];
  const failing = (id: string): BatchWish => ({ ...shipping(id), details: { because: "unavailable" } });
  await askFulfilBatch(kirana, { key: giving, to: "failed", rows: [failing(lost)] });
  await runFulfilBatch(giving);
  await askFulfilBatch(kirana, { key: late, to: "failed", rows: [failing(kept)] });
  await ledger.owner`update people set role = 'analyst' where id = ${kirana.personId}`;
  await runFulfilBatch(late);
  await ledger.owner`update people set role = 'support' where id = ${kirana.personId}`;

  expect(await states(lost, kept)).toEqual(["failed", "processing"]);
  expect(await outcomes(late)).toEqual(["not_permitted"]);
});

test("a batch that is given up says so of what still waits, and one of nothing or far too many is refused", async () => {
  const [parcel] = take(1);
  const key = newId();
  await askFulfilBatch(kirana, { key, to: "shipped", rows: [shipping(parcel)] });

  await closeFulfilBatch(key);

  expect(await outcomes(key)).toEqual(["broken"]);
  expect(await findBatch(key)).toMatchObject({ waiting: 0, finishedAt: expect.any(Date) });
  const ask = (rows: BatchWish[]) => askFulfilBatch(kirana, { key: newId(), to: "shipped", rows });
  expect(await ask([])).toEqual({ ok: false, refusal: "nothing_chosen" });
  expect(await ask(Array(BATCH_MOST + 1).fill(shipping(parcel)))).toEqual({ ok: false, refusal: "too_many" });
});

test("each row of a result says what was redeemed and by whom; one that names nothing says what was written", async () => {
  const [parcel] = take(1);
  const key = newId();
  await askFulfilBatch(kirana, { key, to: "shipped", rows: [shipping(parcel), shipping(newId()), shipping("JP-1")] });

  const rows = await listBatchOutcomes(key, { after: 0, limit: 100, show: "all", locale: "id" });

  expect(rows[0]).toMatchObject({ redemption: parcel, rewardName: expect.any(String), quantity: 1 });
  expect(rows[0]?.memberName ?? rows[0]?.memberNumber).toEqual(expect.any(String));
  expect(rows.slice(1).map(({ rewardName, memberNumber }) => [rewardName, memberNumber])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(rows[2]?.redemption).toBe("jp-1");
});

const take = (count: number) => parcels.splice(0, count) as [string, string, string];

function shipping(redemption: string): BatchWish {
  return { redemption, from: null, details: { courier: "JNE", tracking: `JP-${redemption}` }, isReadable: true };
}

function move(redemptionId: string, to: { from: null; to: RedemptionState; details: MoveDetails }) {
  return moveRedemption({ by: "fulfilment", actor: kirana }, { redemptionId, ...to });
}

async function outcomes(batchId: string) {
  const rows = await listBatchOutcomes(batchId, { after: 0, limit: 100, show: "all", locale: "id" });
  return rows.map((row) => row.outcome);
}

async function states(...ids: string[]) {
  const rows = await ledger.owner<{ id: string; state: string }[]>`
    select public_id as id, state from redemptions where public_id = any (${ids}::uuid[])`;
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
}

function movesOf(redemption: string) {
  return ledger.owner`
    select v.to_state as to, v.details ->> 'tracking' as tracking from redemption_moves v
    join redemptions d on d.id = v.redemption_id where d.public_id = ${redemption}`.then((rows) => [...rows]);
}

/** So many parcels of one member that wait to be sent. */
async function redeemedParcels(count: number): Promise<string[]> {
  const member = await newMember(ledger);
  const reward = await newReward(ledger, { kind: "merchandise", points: 1, stock: count });
  await ledger.owner`
    update people p set wrapped_key = ${newWrappedKey()} from members m where m.person_id = p.id and m.id = ${member.id}`;
  await givePoints(member, count);
  const asked = { rewardId: reward.publicId, quantity: 1, price: 1, given: address };
  const redeemed = await Promise.all(
    Array.from({ length: count }, () => redeemReward(member.actor, { ...asked, key: newId() })),
  );
  return redeemed.map((answer) => (answer.ok ? answer.value.redemptionId : ""));
}

const address = {
  receiver: "Sari",
  receiverPhone: "0812-3456-7890",
  street: "Jalan Melati 5",
  village: "Gandaria",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12140",
};
