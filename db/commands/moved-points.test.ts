import { afterAll, beforeAll, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  openTestLedger,
  passTime,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { findTransferSheet } from "@/db/queries/transfer";
import { newId } from "@/lib/base/uuid";
import { carryStrays } from "./carry-strays";
import { importTransactions } from "./import-transactions";
import { mergeMembers } from "./merge-members";
import { movePooledPoints } from "./move-pooled-points";
import { recordEvent } from "./record-event";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { rewardReferrals } from "./reward-referrals";
import { transferPoints } from "./transfer-points";

const name = { id: "Ajakan", en: "Referral" };
const gives = (code: string, on: string) => ({
  code,
  name,
  on,
  when: [],
  effect: { give: "fixed", points: 70, kind: "bonus" },
});

let ledger: TestLedger;
let merge: (duplicate: TestMember, survivor: TestMember) => Promise<unknown>;

beforeAll(async () => {
  ledger = await openTestLedger({
    transfer: { isOn: true, leastPoints: 1, mostPerDay: 9_000, mostPerMonth: 9_000, coolingOffDays: 0 },
    pools: { isOn: true, mostMembers: 3, limits: "none" },
    referral: { isOn: true, returnDays: 14, withinDays: 60, least: { IDR: 50_000 } },
    earning: { rules: [gives("pengajak", "referral"), gives("teman", "referred")] },
  } as never);
  const dewi = await hire(ledger.owner, "owner", "members.merge", "Dewi");
  merge = (duplicate, survivor) =>
    mergeMembers(dewi, {
      duplicateId: duplicate.publicId,
      survivorId: survivor.publicId,
      key: newId(),
      reason: "Orang yang sama",
    });
});
afterAll(() => ledger.close());

const occurredAt = new Date();

async function buy(member: TestMember, totalMinor: number, occurredAt = new Date()): Promise<string> {
  const externalId = newId();
  await recordPurchase({
    memberId: member.id,
    externalId,
    occurredAt,
    totalMinor,
    currency: "IDR",
    channel: "store",
    store: null,
  });
  return externalId;
}

const giveBack = (purchaseExternalId: string, amountMinor: number) =>
  recordRefund({ externalId: newId(), purchaseExternalId, amountMinor, currency: null, occurredAt });

async function standing({ id }: TestMember) {
  const [row] = await ledger.owner<
    { balance: number; debt: number }[]
  >`select balance, debt from wallets where member_id = ${id}`;
  return [row?.balance, row?.debt];
}

/** Does something that overlooks a merging. */
async function asIfNotMerged({ id }: TestMember, act: () => Promise<void>) {
  const [was] = await ledger.owner<{ into: number; at: Date; merge: string }[]>`
    select merged_into as into, merged_at as at, merge_id as merge from members where id = ${id}`;
  if (!was) throw new Error("Nobody was merged");
  await ledger.owner`
    update members set state = 'active', merged_into = null, merged_at = null, merge_id = null where id = ${id}`;
  await act();
  await ledger.owner`
    update members set state = 'merged', merged_into = ${was.into}, merged_at = ${was.at}, merge_id = ${was.merge} where id = ${id}`;
}

async function isSound() {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
}

test("a refund of points that were given away takes the giver's others, and what is missing is owed by the giver", async () => {
  const [giver, friend] = [await newMember(ledger), await newMember(ledger)];
  const sale = await buy(giver, 100_000);
  await givePoints(giver, 50);
  await transferPoints(giver.actor, { to: friend.publicId, points: 200, key: newId() });
  expect(await giveBack(sale, 100_000)).toMatchObject({ ok: true, value: { points: 200, owed: 150 } });
  expect([await standing(giver), await standing(friend)]).toEqual([
    [0, 150],
    [200, 0],
  ]);
  await isSound();
});

test("a refund of points that went into a pool is owed by who bought, and paid as soon as they come out again", async () => {
  const member = await newMember(ledger);
  await ledger.owner`select open_pool(${member.id}, ${newId()}, '8999999999999998', ${newId()})`;
  const sale = await buy(member, 100_000);
  await movePooledPoints(member.actor, { way: "in", points: 200, key: newId() });
  await giveBack(sale, 50_000);
  expect(await standing(member)).toEqual([0, 100]);
  await movePooledPoints(member.actor, { way: "out", points: 150, key: newId() });
  expect(await standing(member)).toEqual([50, 0]);
  await isSound();
});

test("points of a merged membership that lapsed since are not taken a second time", async () => {
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  const sale = await buy(duplicate, 100_000);
  await merge(duplicate, survivor);
  await ledger.owner`update installation set clock_ahead_ms = clock_ahead_ms + 500 * 86400000::bigint where id = 1`;
  expect(await giveBack(sale, 50_000)).toMatchObject({
    ok: true,
    value: { points: 0, nothingBecause: "lapsed_already" },
  });
  expect(await standing(survivor)).toEqual([200, 0]);
  await givePoints(survivor, 10);
  expect(await standing(survivor)).toEqual([10, 0]);
  expect(await giveBack(sale, 50_000)).toMatchObject({
    ok: true,
    value: { points: 0, nothingBecause: "lapsed_already" },
  });
  await isSound();
});

test("a file and events in the name of a merged membership count for the survivor, and once", async () => {
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  await ledger.owner`update members set external_id = 'POS-7' where id = ${duplicate.id}`;
  const row = (receipt: string) => ({
    line: 2,
    fields: { member: "POS-7", occurredAt: "2026-06-01", total: "50000", currency: "IDR", externalId: receipt },
  });
  const read = (...receipts: string[]) =>
    async function* () {
      yield* receipts.map(row);
    };
  const options = { currency: "IDR", isDryRun: false };
  await importTransactions(read("A-1"), options);
  await merge(duplicate, survivor);
  expect(await importTransactions(read("A-1", "A-2"), options)).toMatchObject({
    errors: [],
    purchases: 1,
    duplicates: 1,
  });
  expect(await importTransactions(read("A-1", "A-2"), options)).toMatchObject({
    errors: [],
    purchases: 0,
    duplicates: 2,
  });
  await recordEvent({ memberId: duplicate.id, type: "visit", externalId: newId(), occurredAt: new Date() });
  const [facts] =
    await ledger.owner`select count(*)::int as facts from events where member_id = ${survivor.id} and kind in ('purchase', 'engagement')`;
  expect(facts).toEqual({ facts: 2 });
  await isSound();
});

test("a merged membership's rewards go to where it leads, what comes to it all the same is sent on, and its card leads there", async () => {
  const [duplicate, survivor, friend] = [await newMember(ledger), await newMember(ledger), await newMember(ledger)];
  await ledger.owner`
    insert into referrals (member_id, referrer_id, look_at, created_at)
    values (${duplicate.id}, ${friend.id}, programme_now(), programme_now() - interval '1 minute')`;
  await buy(duplicate, 100_000, await programmeNow());
  await merge(duplicate, survivor);
  await passTime(ledger, { days: 16 });
  expect(await rewardReferrals(await programmeNow(), 10)).toBe(1);
  const all = async () => [await standing(duplicate), await standing(survivor), await standing(friend)].map(String);
  expect(await all()).toEqual(["0,0", "270,0", "70,0"]);

  await asIfNotMerged(duplicate, () => givePoints(duplicate, 30));
  expect(await all()).toEqual(["30,0", "270,0", "70,0"]);
  expect(await carryStrays(await programmeNow(), 10)).toBe(1);
  expect(await all()).toEqual(["0,0", "300,0", "70,0"]);

  const [card] = await ledger.owner<{ number: string }[]>`select number from members where id = ${duplicate.id}`;
  const sheet = await findTransferSheet(friend.id, card?.number ?? null, await programmeNow());
  expect(sheet.recipient?.publicId).toBe(survivor.publicId);
  await isSound();
});
