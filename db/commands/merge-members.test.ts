import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findRedemption } from "@/db/queries/redemptions";
import { slowly, untilHeld } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { cancelRedemption } from "./cancel-redemption";
import { carryStrays } from "./carry-strays";
import { mergeMembers } from "./merge-members";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { redeemReward } from "./redeem-reward";
import { unmergeMembers } from "./unmerge-members";

let ledger: TestLedger;
let dewi: Actor<"members.merge">;

beforeAll(async () => {
  ledger = await openTestLedger();
  dewi = await hire(ledger.owner, "owner", "members.merge", "Dewi");
});
afterAll(() => ledger.close());

const merge = (duplicate: TestMember, survivor: TestMember, key: string = newId()) =>
  mergeMembers(dewi, {
    duplicateId: duplicate.publicId,
    survivorId: survivor.publicId,
    key,
    reason: "Orang yang sama",
  });
const undo = (duplicate: TestMember) => unmergeMembers(dewi, duplicate.publicId);

async function two(points: number, others = 0): Promise<[TestMember, TestMember]> {
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  if (points > 0) await givePoints(duplicate, points);
  if (others > 0) await givePoints(survivor, others);
  return [duplicate, survivor];
}

const occurredAt = new Date();

async function buy(member: TestMember, rupiah: number, externalId: string = newId()) {
  const bought = { externalId, totalMinor: rupiah, currency: "IDR", channel: "store", store: null };
  const recorded = await recordPurchase({ memberId: member.id, occurredAt, ...bought });
  if (!recorded.ok) throw new Error(recorded.refusal.code);
  return { externalId, earned: recorded.value.earned };
}

const giveBack = (purchaseExternalId: string, amountMinor: number) =>
  recordRefund({ externalId: newId(), purchaseExternalId, amountMinor, currency: null, occurredAt: new Date() });

async function walletOf(member: TestMember) {
  const [row] = await ledger.owner<{ balance: number; debt: number; tierPoints: number; tier: string | null }[]>`
    select balance, debt, tier_points as "tierPoints", tier from wallets where member_id = ${member.id}`;
  return row;
}

async function isSound() {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
}

describe("two memberships of one person", () => {
  test("become one: both lines in one commit, the duplicate a pointer, its sign-in ended", async () => {
    const [duplicate, survivor] = await two(300, 200);
    const merged = await merge(duplicate, survivor);

    expect(merged).toMatchObject({ ok: true, value: { points: 300 } });
    expect([await spendableOf(ledger, duplicate), await spendableOf(ledger, survivor)]).toEqual([0, 500]);
    const lines =
      await ledger.owner`select points, position from journals where kind = 'merged' and member_id in (${duplicate.id}, ${survivor.id}) order by points`;
    expect(lines).toMatchObject([{ points: -300 }, { points: 300 }]);
    expect(lines[0]?.position).toBe(lines[1]?.position);
    const [row] = await ledger.owner`select state, merged_into from members where id = ${duplicate.id}`;
    expect(row).toEqual({ state: "merged", merged_into: survivor.id });
    const trail =
      await ledger.owner`select action from trail where subject in (${`member:${duplicate.publicId}`}, ${`member:${survivor.publicId}`}) and action <> 'member.adjust' order by action`;
    expect(trail.map(({ action }) => action)).toEqual(["member.merge", "member.take_over"]);
  });

  test("become one once, however often the form is sent, and another request under its key is refused", async () => {
    const [duplicate, survivor] = await two(100);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 10 }, () => merge(duplicate, survivor, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const other = await newMember(ledger);
    expect(await merge(duplicate, other, key)).toEqual({ ok: false, refusal: { code: "key_reused" } });
    expect(await merge(duplicate, other)).toEqual({ ok: false, refusal: { code: "duplicate_merged" } });
    expect(await merge(other, duplicate)).toEqual({ ok: false, refusal: { code: "survivor_merged" } });
  });

  test("stay two while one shares a pool or disputes a line, above a role's limit, and without a reason", async () => {
    const [duplicate, survivor] = await two(6_000);
    const support = await hire(ledger.owner, "support", "members.merge", "Rina");
    const sides = { duplicateId: duplicate.publicId, survivorId: survivor.publicId, key: newId() };
    expect(await mergeMembers(support, { ...sides, reason: "Orang yang sama" })).toMatchObject({
      refusal: { code: "above_limit", limit: 5_000 },
    });
    expect(await mergeMembers(dewi, { ...sides, reason: " x " })).toMatchObject({
      refusal: { code: "reason_missing" },
    });
    expect(await mergeMembers(dewi, { ...sides, survivorId: newId(), reason: "Sama" })).toMatchObject({
      refusal: { code: "member_unknown" },
    });
    await ledger.owner`insert into disputes (public_id, member_id, about, journal_version, answer_by) values (${newId()}, ${duplicate.id}, 'line', 1, now())`;
    expect(await merge(duplicate, survivor)).toMatchObject({ refusal: { code: "dispute_open" } });
    await ledger.owner`select open_pool(${duplicate.id}, ${newId()}, '8999999999999999', ${newId()})`;
    expect(await merge(duplicate, survivor)).toMatchObject({ refusal: { code: "in_pool" } });
  });

  test("are merged by one of two who do it at once, and a redemption at the same time has its points or none", async () => {
    const [duplicate, survivor] = await two(500);
    const other = await newMember(ledger);
    const reward = await newReward(ledger, { points: 400 });
    const answers = await slowly(ledger.owner, "wallets", () =>
      Promise.all([
        merge(duplicate, survivor),
        merge(duplicate, other),
        redeemReward(duplicate.actor, { rewardId: reward.publicId, quantity: 1, price: 400, key: newId() }),
      ]),
    );
    expect(answers.slice(0, 2).filter(({ ok }) => ok)).toHaveLength(1);
    const left = await Promise.all([survivor, other].map((member) => spendableOf(ledger, member)));
    expect(left.reduce((all, each) => all + each, 0)).toBe(answers[2]?.ok ? 100 : 500);
    expect(await walletOf(duplicate)).toMatchObject({ balance: 0, debt: 0 });
  });
});

test("a membership that begins to share points while it is being merged is merged or shares, never both", async () => {
  const [duplicate, survivor] = await two(100);
  const [merged, opened] = await ledger.owner
    .begin(async (tx) => {
      await tx`select from wallets where member_id = ${survivor.id} for update`;
      const merging = merge(duplicate, survivor);
      // It has read that nothing is shared, and waits to write.
      await untilHeld(ledger.owner, "wallets", duplicate.id);
      const opening = ledger.superuser`select open_pool(${duplicate.id}, ${newId()}, '8999999999999997', ${newId()}) as status`;
      await Promise.race([opening, setTimeout(200)]);
      return { asked: [merging, opening.then((rows) => rows[0]?.status)] as const };
    })
    .then(({ asked }) => Promise.all(asked));
  expect([merged.ok, opened]).toEqual([true, "in_pool"]);
});

describe("what is for a merged membership", () => {
  test("arrives at the survivor: purchases, and the same receipt again answers as it did", async () => {
    const [duplicate, survivor] = await two(0);
    const before = await buy(duplicate, 100_000);
    await merge(duplicate, survivor);
    const after = await buy(duplicate, 50_000);
    expect(await walletOf(survivor)).toMatchObject({ balance: before.earned + after.earned, tierPoints: 300 });
    expect(await buy(duplicate, 50_000, after.externalId)).toEqual(after);
    await expect(buy(duplicate, 60_000, after.externalId)).rejects.toThrow("receipt_reused");
    await isSound();
  });

  test("is taken back from the survivor: the sale's own lots first, then others, what is spent is owed there", async () => {
    const [duplicate, survivor] = await two(0, 1_000);
    const sale = await buy(duplicate, 100_000);
    const spent = await buy(duplicate, 500_000);
    await merge(duplicate, survivor);
    expect(await giveBack(sale.externalId, 50_000)).toMatchObject({ ok: true, value: { points: 100, owed: 0 } });
    expect(await walletOf(survivor)).toMatchObject({ balance: 2_100, tierPoints: 1_100 });
    const reward = await newReward(ledger, { points: 2_100 });
    await redeemReward(survivor.actor, { rewardId: reward.publicId, quantity: 1, price: 2_100, key: newId() });
    expect(await giveBack(spent.externalId, 500_000)).toMatchObject({ ok: true, value: { points: 1_000 } });
    expect(await walletOf(survivor)).toMatchObject({ balance: 0, debt: 1_000, tierPoints: 100 });
    expect(await walletOf(duplicate)).toMatchObject({ balance: 0, debt: 0, tierPoints: 0 });
    await isSound();
  });

  test("is the survivor's to use: a voucher is seen and cancelled, its points come along", async () => {
    const [duplicate, survivor] = await two(500);
    const reward = await newReward(ledger, { points: 400 });
    const redeemed = await redeemReward(duplicate.actor, {
      rewardId: reward.publicId,
      quantity: 1,
      price: 400,
      key: newId(),
    });
    if (!redeemed.ok) throw new Error("Not redeemed");
    const { redemptionId } = redeemed.value;
    await merge(duplicate, survivor);
    expect(await findRedemption(survivor.id, redemptionId, "id", new Date())).toMatchObject({ state: "ready" });
    expect(await cancelRedemption(survivor.actor, redemptionId)).toMatchObject({ ok: true, value: { points: 400 } });
    expect([await spendableOf(ledger, duplicate), await spendableOf(ledger, survivor)]).toEqual([0, 500]);
    expect(await undo(duplicate)).toMatchObject({ ok: false, refusal: { code: "settled_since" } });
    await isSound();
  });

  test("goes on along every merging after it, at once or by the worker", async () => {
    const [first, second] = await two(0);
    const third = await newMember(ledger);
    const sale = await buy(first, 100_000);
    await merge(first, second);
    await merge(second, third);
    await giveBack(sale.externalId, 100_000);
    expect(await walletOf(third)).toMatchObject({ balance: 0, debt: 0, tierPoints: 0 });
    await buy(first, 50_000);
    expect(await walletOf(third)).toMatchObject({ balance: 100 });
    expect(await carryStrays(new Date(), 10)).toBe(0);
    await isSound();
  });
});

describe("undoing", () => {
  test("makes both what they were, once, also the counts and the levels", async () => {
    const [duplicate, survivor] = await two(0, 50);
    await buy(duplicate, 1_200_000);
    await buy(survivor, 1_000_000);
    const sides = async () => [await walletOf(duplicate), await walletOf(survivor)];
    const before = await sides();
    await merge(duplicate, survivor);
    expect(await walletOf(survivor)).toMatchObject({ tier: "emas", tierPoints: 4_400 });
    const answers = await Promise.all([undo(duplicate), undo(duplicate)]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect(await sides()).toEqual(before.map((side) => ({ ...side, tier: "perak" })));
    expect(await undo(duplicate)).toMatchObject({ ok: false, refusal: { code: "not_merged" } });
    const [row] = await ledger.owner`select state, merged_into from members where id = ${duplicate.id}`;
    expect(row).toEqual({ state: "active", merged_into: null });
    await isSound();
  });

  test("is refused once a moved point was spent, and leaves everything as it is", async () => {
    const [duplicate, survivor] = await two(500);
    const reward = await newReward(ledger, { points: 400 });
    await merge(duplicate, survivor);
    const redeeming = { rewardId: reward.publicId, quantity: 1, price: 400, key: newId() };
    const [redeemed, undone] = await slowly(ledger.owner, "wallets", () =>
      Promise.all([redeemReward(survivor.actor, redeeming), undo(duplicate)]),
    );
    expect(redeemed.ok).not.toBe(undone.ok);
    const left = await Promise.all([duplicate, survivor].map((member) => spendableOf(ledger, member)));
    expect(left.reduce((all, each) => all + each, 0)).toBe(redeemed.ok ? 100 : 500);
    await isSound();
  });
});
