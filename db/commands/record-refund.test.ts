import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { cancelRedemption } from "./cancel-redemption";
import { recordPurchase } from "./record-purchase";
import { recordRefund } from "./record-refund";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

async function programmeNow(): Promise<Date> {
  const [row] = await ledger.owner<{ now: Date }[]>`select date_trunc('milliseconds', programme_now()) as now`;
  return row?.now ?? new Date();
}

async function buy(member: TestMember, totalMinor: number, externalId = newId(), channel = "store") {
  const receipt = { externalId, occurredAt: await programmeNow(), totalMinor, currency: "IDR", channel, store: null };
  const answer = await recordPurchase({ memberId: member.id, ...receipt });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return externalId;
}

async function giveBack(purchaseExternalId: string, amountMinor: number, externalId = newId()) {
  const occurredAt = await programmeNow();
  return recordRefund({ externalId, purchaseExternalId, amountMinor, currency: null, occurredAt });
}

async function wallet(member: TestMember) {
  const [row] = await ledger.owner<{ spendable: number; pending: number; debt: number; tier_points: number }[]>`
    select spendable, pending, debt, tier_points from audit.balance where member_id = ${member.publicId}`;
  return row;
}

describe("money given back", () => {
  it("takes back in proportion, in parts and whole, and says what is left when it is asked for more", async () => {
    const member = await newMember(ledger);
    const sale = await buy(member, 100_000);

    expect(await giveBack(sale, 33_333)).toMatchObject({ ok: true, value: { isWaiting: false, points: 67, owed: 0 } });
    expect(await giveBack(sale, 33_333)).toMatchObject({ ok: true, value: { points: 66, tierPoints: 66 } });
    expect(await giveBack(sale, 33_335)).toEqual({
      ok: false,
      refusal: { code: "more_than_left", leftMinor: 33_334, currency: "IDR" },
    });
    expect(await giveBack(sale, 33_334)).toMatchObject({ ok: true, value: { points: 67 } });
    expect(await wallet(member)).toEqual({ spendable: 0, pending: 0, debt: 0, tier_points: 0 });
  });

  it("answers the same refund as it did, and refuses another under its receipt", async () => {
    const member = await newMember(ledger);
    const [sale, receipt] = [await buy(member, 50_000), newId()];

    const first = await giveBack(sale, 50_000, receipt);
    const again = await giveBack(sale, 50_000, receipt);
    const other = await giveBack(sale, 10_000, receipt);

    expect(first).toMatchObject({ ok: true, value: { points: 100, repeated: false } });
    expect(again).toEqual({ ok: true, value: { ...(first.ok ? first.value : {}), repeated: true } });
    expect(other).toEqual({ ok: false, refusal: { code: "refund_reused" } });
    expect(await wallet(member)).toMatchObject({ spendable: 0 });
  });

  it("takes effect once, however many tills send the same refund at once", async () => {
    const member = await newMember(ledger);
    await givePoints(member, 1_000);
    const [sale, receipt] = [await buy(member, 50_000), newId()];

    const answers = await Promise.all(Array.from({ length: 20 }, () => giveBack(sale, 20_000, receipt)));

    expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await wallet(member)).toMatchObject({ spendable: 1_060 });
  });

  it("never gives back more than the sale, however many refunds of it arrive at once", async () => {
    const member = await newMember(ledger);
    const sale = await buy(member, 100_000);

    const answers = await Promise.all(Array.from({ length: 20 }, () => giveBack(sale, 15_000)));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(6);
    expect(await wallet(member)).toMatchObject({ spendable: 20, debt: 0 });
  });

  it("leaves a debt where the points were spent, which the next purchase repays, pending or not", async () => {
    const member = await newMember(ledger);
    const reward = await newReward(ledger, { points: 100 });
    const sale = await buy(member, 50_000);
    await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 });

    expect(await giveBack(sale, 50_000)).toMatchObject({ ok: true, value: { points: 100, owed: 100 } });
    expect(await wallet(member)).toMatchObject({ spendable: 0, debt: 100 });
    await buy(member, 75_000, newId(), "online");
    expect(await wallet(member)).toMatchObject({ spendable: 0, pending: 50, debt: 0 });
  });

  it("lets a cancelled redemption repay the debt first, and gives the rest back to the very lots", async () => {
    const member = await newMember(ledger);
    const reward = await newReward(ledger, { points: 150 });
    const sale = await buy(member, 50_000);
    await givePoints(member, 50);
    const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 150 };
    const redeemed = await redeemReward(member.actor, request);
    await giveBack(sale, 50_000);
    expect(await wallet(member)).toMatchObject({ spendable: 0, debt: 100 });

    await cancelRedemption(member.actor, redeemed.ok ? redeemed.value.redemptionId : "");

    expect(await wallet(member)).toMatchObject({ spendable: 50, debt: 0 });
  });

  it("counts nothing twice that lapsed meanwhile", async () => {
    const member = await newMember(ledger);
    const sale = await buy(member, 50_000);
    await giveBack(sale, 25_000);
    await passTime(ledger, { days: 500 });

    expect(await giveBack(sale, 25_000)).toMatchObject({ ok: true, value: { points: 0, journalVersion: null } });
    expect(await wallet(member)).toMatchObject({ spendable: 0, debt: 0 });
  });

  it("refuses less than nothing, another currency and what lies in the future", async () => {
    const member = await newMember(ledger);
    const sale = await buy(member, 50_000);
    const refund = { externalId: newId(), purchaseExternalId: sale, amountMinor: 1_000, currency: null };
    const tomorrow = new Date((await programmeNow()).getTime() + 86_400_000);

    const inUsd = { ...refund, currency: "USD", occurredAt: await programmeNow() };
    expect(await recordRefund(inUsd)).toEqual({ ok: false, refusal: { code: "currency_differs", currency: "IDR" } });
    for (const purchaseExternalId of [sale, newId()]) {
      const ahead = { ...refund, purchaseExternalId, occurredAt: tomorrow };
      expect(await recordRefund(ahead)).toEqual({ ok: false, refusal: { code: "in_the_future" } });
      const less = { ...refund, purchaseExternalId, amountMinor: -1, occurredAt: await programmeNow() };
      expect(await recordRefund(less)).toEqual({ ok: false, refusal: { code: "amount_invalid" } });
    }
  });
});

describe("a refund that arrives before its sale", () => {
  it("waits, answers so however often it is asked, and takes effect in the very commit of the sale", async () => {
    const member = await newMember(ledger);
    const [sale, receipt] = [newId(), newId()];

    const first = await giveBack(sale, 20_000, receipt);
    const again = await giveBack(sale, 20_000, receipt);
    const other = await giveBack(sale, 30_000, receipt);
    await buy(member, 50_000, sale);

    expect(first).toMatchObject({ ok: true, value: { isWaiting: true, repeated: false } });
    expect(again).toMatchObject({ ok: true, value: { isWaiting: true, repeated: true } });
    expect(other).toEqual({ ok: false, refusal: { code: "refund_reused" } });
    const lines = await ledger.owner`
      select kind, points, position from audit.journal where member_id = ${member.publicId} order by version`;
    expect(lines).toMatchObject([
      { kind: "earned", points: 100 },
      { kind: "refunded", points: -40 },
    ]);
    expect(new Set(lines.map((line) => line.position)).size).toBe(1);
    const refundId = first.ok ? first.value.refundId : "";
    expect(await giveBack(sale, 20_000, receipt)).toMatchObject({
      value: { isWaiting: false, refundId, points: 40, repeated: true },
    });
    expect(await giveBack(sale, 30_001)).toMatchObject({ refusal: { leftMinor: 30_000 } });
  });

  it("takes effect exactly once when sale and refunds race from both sides", async () => {
    const rounds = Array.from({ length: 60 }, () => ({ sale: newId(), first: newId(), second: newId() }));
    const members = await Promise.all(rounds.map(() => newMember(ledger)));

    await Promise.all(
      rounds.map(async ({ sale, first, second }, n) => {
        const member = members[n];
        if (!member) throw new Error("Nobody there");
        const wait = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
        const refund = (receipt: string) => wait().then(() => giveBack(sale, 20_000, receipt));
        await Promise.all([wait().then(() => buy(member, 50_000, sale)), refund(first), refund(first), refund(second)]);
      }),
    );

    for (const member of members) expect(await spendableOf(ledger, member)).toBe(20);
    const [left] = await ledger.owner`select count(*)::int as waiting from waiting_refunds where taken_at is null
      and purchase_external_id = any (${rounds.map(({ sale }) => sale)})`;
    expect(left).toEqual({ waiting: 0 });
  });

  it("is refused for good when the sale turns out smaller, and the sale counts all the same", async () => {
    const member = await newMember(ledger);
    const [sale, receipt] = [newId(), newId()];
    await giveBack(sale, 60_000, receipt);

    await buy(member, 50_000, sale);

    expect(await wallet(member)).toMatchObject({ spendable: 100 });
    expect(await giveBack(sale, 60_000, receipt)).toMatchObject({
      ok: false,
      refusal: { code: "more_than_left", leftMinor: 50_000 },
    });
  });
});

it("never takes the same points for a refund and for a reward", async () => {
  const reward = await newReward(ledger, { points: 100 });
  const rounds = Number(process.env.REFUND_ROUNDS ?? 40);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < rounds; round += 20) {
    await Promise.all(
      Array.from({ length: Math.min(20, rounds - round) }, async () => {
        const member = await newMember(ledger);
        const sale = await buy(member, 50_000);
        const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 };
        const sometime = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 12));
        const [redeemed, refunded] = await Promise.all([
          sometime().then(() => redeemReward(member.actor, request)),
          sometime().then(() => giveBack(sale, 50_000)),
        ]);
        const has = await wallet(member);
        expect(refunded.ok).toBe(true);
        expect(has).toMatchObject({ spendable: 0, debt: redeemed.ok ? 100 : 0 });
        const outcome = redeemed.ok ? "reward first" : "refund first";
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
    );
  }
  console.info(`${rounds} rounds: ${JSON.stringify(Object.fromEntries(outcomes))}`);
}, 600_000);
