import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  passTime,
  spendableOf,
  type TestLedger,
  whileConnectionsAreCut,
} from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  await ledger.close();
});

it("redeems once, however often the same sheet is confirmed at the same time", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const reward = await newReward(ledger, { points: 500, stock: 50 });
  const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 };

  const answers = await Promise.all(Array.from({ length: 20 }, () => redeemReward(member.actor, request)));

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.ok).toBe(true);
  expect(await spendableOf(ledger, member)).toBe(4_500);
  expect(await leftOf(reward.id)).toBe(49);
});

it("gives a reward of which there are 100 to exactly 100 of 500 who ask at once, each with a code of their own", async () => {
  const reward = await newReward(ledger, { kind: "gift_card", points: 100, stock: 100 });
  const members = await Promise.all(Array.from({ length: 500 }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, 100)));

  const answers = await Promise.all(
    members.map((member) =>
      redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100 }),
    ),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(100);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
  expect(refusals).toEqual(Array.from({ length: 400 }, () => "out_of_stock"));
  const [codes] = await ledger.owner<{ given: number; redemptions: number }[]>`
    select count(*) as given, count(distinct code_id) as redemptions from audit.redemption where reward_id = ${reward.publicId}`;
  expect(codes).toEqual({ given: 100, redemptions: 100 });
  expect(await leftOf(reward.id)).toBe(0);
});

it("never lets fifty different redemptions at once spend more than the member has", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 1_000);
  const rewards = await Promise.all([100, 150, 300].map((points) => newReward(ledger, { points, stock: 100 })));

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const reward = rewards[n % 3] ?? { publicId: "", points: 0 };
      const request = { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
      return redeemReward(member.actor, request);
    }),
  );

  const [spent] = await ledger.owner<{ points: number }[]>`
    select sum(points)::bigint as points from audit.redemption where member_id = ${member.publicId}`;
  expect(answers.some((answer) => answer.ok)).toBe(true);
  expect(spent?.points).toBeLessThanOrEqual(1_000);
  expect(await spendableOf(ledger, member)).toBe(1_000 - (spent?.points ?? 0));
});

it("keeps to the limit per member, also when all ask at once", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const reward = await newReward(ledger, { points: 100, perMemberLimit: 2 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => redeemReward(member.actor, once(reward))));

  expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  const refusal = { code: "limit_reached", limit: 2, per: "ever", left: 0, again: null };
  expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, refusal });
});

it("answers the same key the same again, a refusal too, and refuses another request under it", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 600);
  const reward = await newReward(ledger, { points: 500 });
  const paid = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 };
  const tooDear = { rewardId: reward.publicId, key: newId(), quantity: 1, price: 500 };

  const first = await redeemReward(member.actor, paid);
  const refusedFirst = await redeemReward(member.actor, tooDear);
  await givePoints(member, 5_000);

  expect(await redeemReward(member.actor, paid)).toEqual(first);
  expect(refusedFirst).toEqual({ ok: false, refusal: { code: "points_missing", missing: 400 } });
  expect(await redeemReward(member.actor, tooDear)).toEqual(refusedFirst);
  expect(await redeemReward(member.actor, { ...paid, quantity: 2 })).toEqual({
    ok: false,
    refusal: { code: "key_reused" },
  });
});

it("takes only the price the member confirmed", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const reward = await newReward(ledger, { points: 500 });
  await ledger.owner`update rewards set points = 700, version = version + 1 where id = ${reward.id}`;

  const answer = await redeemReward(member.actor, once(reward));

  expect(answer).toEqual({ ok: false, refusal: { code: "price_changed", points: 700 } });
  expect(await spendableOf(ledger, member)).toBe(5_000);
});

it("sells nothing at a price that is being changed at that very moment", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 100_000);
  const reward = await newReward(ledger, { points: 500 });

  const raising = (async () => {
    for (let n = 0; n < 20; n += 1)
      await ledger.owner`update rewards set points = points + 1, version = version + 1 where id = ${reward.id}`;
    const [last] = await ledger.owner<{ at: Date }[]>`select clock_timestamp() as at`;
    return last?.at;
  })();
  const answers = await Promise.all(Array.from({ length: 60 }, () => redeemReward(member.actor, once(reward))));
  await raising;

  const sold = await ledger.owner<{ points: number }[]>`
    select points from audit.redemption where member_id = ${member.publicId}`;
  expect(sold.every((each) => each.points === 500)).toBe(true);
  expect(sold).toHaveLength(answers.filter((answer) => answer.ok).length);
  expect(await redeemReward(member.actor, once(reward))).toMatchObject({ refusal: { code: "price_changed" } });
});

it("gives a locked membership nothing", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const reward = await newReward(ledger);
  await ledger.owner`update members set state = 'locked' where id = ${member.id}`;

  expect(await redeemReward(member.actor, once(reward))).toEqual({ ok: false, refusal: { code: "member_locked" } });
});

it("spends nothing that has lapsed, though nobody wrote it down yet", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 5_000);
  const reward = await newReward(ledger);
  await passTime(ledger, { days: 500 });

  const answer = await redeemReward(member.actor, once(reward));

  expect(answer).toMatchObject({ ok: false, refusal: { code: "points_missing", missing: 500 } });
});

it("loses nothing and doubles nothing while every connection is cut again and again", async () => {
  const reward = await newReward(ledger, { points: 1, stock: 50_000 });
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, 2_500)));

  const answers = await whileConnectionsAreCut(ledger, (isOver) =>
    Promise.all(
      members.map(async (member) => {
        const own = [];
        while (own.length < 2_500 && !isOver()) own.push(await redeemReward(member.actor, once(reward)));
        return own;
      }),
    ),
  );

  const acknowledged = answers.map((own) => own.flatMap((each) => (each.ok ? [each.value.redemptionId] : [])));
  const written = await ledger.owner<{ id: string }[]>`
    select id from audit.redemption where reward_id = ${reward.publicId}`;
  expect(acknowledged.flat().length).toBeGreaterThan(50);
  expect(answers.flat().filter((answer) => !answer.ok)).toEqual([]);
  expect(written.map((row) => row.id).sort()).toEqual(acknowledged.flat().sort());
  expect(await leftOf(reward.id)).toBe(50_000 - written.length);
  expect(await Promise.all(members.map((member) => spendableOf(ledger, member)))).toEqual(
    acknowledged.map((own) => 2_500 - own.length),
  );
});

function once(reward: { publicId: string; points: number }) {
  return { rewardId: reward.publicId, key: newId(), quantity: 1, price: reward.points };
}

async function leftOf(rewardId: number): Promise<number | null | undefined> {
  const [row] = await ledger.owner<{ left: number | null }[]>`
    select left_ as left from reward_stocks where reward_id = ${rewardId}`;
  return row?.left;
}
