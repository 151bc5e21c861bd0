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
import { programmeNow } from "@/db/queries/programme-time";
import { slowly } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { beforeExpiryOf, goalOf, lookAtWishes, redemptionsOf, wish, wishesOf } from "@/db/wish-fixtures";
import { newId } from "@/lib/base/uuid";
import { cancelRedemption } from "./cancel-redemption";
import { redeemReward } from "./redeem-reward";
import { runWishes } from "./run-wishes";
import { settleMembers } from "./settle-members";

const DAY_MS = 86_400_000;
let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({
    expiry: { base: { policy: "fixed", months: 1, roundTo: "none" }, bonus: { policy: "never" } },
  });
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

async function memberWith(points: number): Promise<TestMember> {
  const member = await newMember(ledger);
  await givePoints(member, points);
  return member;
}

/** What a member was told of their wishes, and whether a mail was asked for. */
async function toldTo(member: TestMember) {
  return ledger.owner<{ kind: string; because: string; link: string; mails: number }[]>`
    select kind, payload ->> 'because' as because, split_part(link, '/', 2) as link,
      (select count(*)::int from outbox o where o.reason = n.reason and o.task = 'mail') as mails
    from notices n where member_id = ${member.id} and kind like 'wish%' order by id`;
}

describe("a goal", () => {
  it("is redeemed once, as soon as what is to be kept is left over, with its reason in the book", async () => {
    const reward = await newReward(ledger, { points: 200 });
    const sari = await memberWith(450);
    await wish(sari, goalOf(reward, { keepPoints: 300 }));
    await lookAtWishes();
    expect(await redemptionsOf(ledger, sari)).toEqual([]);
    await givePoints(sari, 50);

    await Promise.all(Array.from({ length: 20 }, lookAtWishes));
    await givePoints(sari, 900);
    await lookAtWishes();

    expect(await redemptionsOf(ledger, sari)).toEqual([{ byWish: true, state: "ready" }]);
    expect(await spendableOf(ledger, sari)).toBe(1_200);
    expect(await wishesOf(ledger, sari)).toEqual([{ purpose: "goal", ended: "met", paused: null }]);
    const [line] = await ledger.owner<{ wish: object }[]>`
      select trace::json -> 'wish' as wish from journals where member_id = ${sari.id} and kind = 'redeemed'`;
    expect(line?.wish).toMatchObject({ because: "goal_reached", spendable: 500, keep: 300 });
    expect(await toldTo(sari)).toEqual([{ kind: "wish_run", because: "goal_reached", link: "redemptions", mails: 0 }]);
    const mails = await ledger.owner`
      select from outbox o join redemptions d on o.reason = 'redeemed:' || d.public_id where d.member_id = ${sari.id}`;
    expect(mails).toHaveLength(1);
  });

  it("is not redeemed again after the member did it themselves, however close both come", async () => {
    await openConnections();
    const reward = await newReward(ledger, { points: 200 });
    const members = await Promise.all(Array.from({ length: 40 }, () => memberWith(900)));
    for (const member of members) await wish(member, goalOf(reward));
    const request = { rewardId: reward.publicId, quantity: 1, price: 200 };

    await slowly(ledger.owner, "wallets", () =>
      Promise.all([lookAtWishes(), ...members.map(({ actor }) => redeemReward(actor, { ...request, key: newId() }))]),
    );
    await lookAtWishes();

    for (const member of members) {
      const done = await redemptionsOf(ledger, member);
      // By itself first and by hand after it is what was asked for twice; the other way round is not.
      expect(done.slice(1).some(({ byWish }) => byWish)).toBe(false);
      expect(await wishesOf(ledger, member)).toEqual([{ purpose: "goal", ended: "met", paused: null }]);
    }
  });
});

describe("before points end", () => {
  it("redeems one for each end, so many days before and no earlier, and no more after that was cancelled", async () => {
    const reward = await newReward(ledger, { points: 100 });
    const budi = await memberWith(1_000);
    await wish(budi, beforeExpiryOf(reward));
    await lookAtWishes();
    expect(await redemptionsOf(ledger, budi)).toEqual([]);
    await passTime(ledger, { days: 25 });

    await Promise.all(Array.from({ length: 20 }, lookAtWishes));
    await passTime(ledger, { days: 1 });
    await lookAtWishes();
    expect(await redemptionsOf(ledger, budi)).toEqual([{ byWish: true, state: "ready" }]);
    const [redemption] = await ledger.owner<{ id: string }[]>`
      select public_id as id from redemptions where member_id = ${budi.id}`;
    expect(await cancelRedemption(budi.actor, redemption?.id ?? "")).toMatchObject({
      ok: true,
      value: { points: 100 },
    });
    await lookAtWishes();

    expect(await redemptionsOf(ledger, budi)).toEqual([{ byWish: true, state: "cancelled" }]);
    expect(await wishesOf(ledger, budi)).toEqual([{ purpose: "expiry", ended: null, paused: "cancelled" }]);
    expect(await toldTo(budi)).toMatchObject([{ because: "points_ending" }, { because: "cancelled", mails: 1 }]);
  });

  it("never redeems what has lapsed, nor lets lapse what was redeemed, when both happen at the last moment", async () => {
    await openConnections();
    const reward = await newReward(ledger, { points: 100 });
    const members = await Promise.all(Array.from({ length: 20 }, () => memberWith(100)));
    for (const member of members) await wish(member, beforeExpiryOf(reward));
    const ids = members.map(({ id }) => id);
    const [row] = await ledger.owner<{ end: Date }[]>`
      select max(expires_at) as end from lots where member_id = any (${ids}::bigint[])`;
    const end = row?.end ?? new Date();

    await slowly(ledger.owner, "wallets", () =>
      Promise.all([runWishes(new Date(end.getTime() - 1), 0, 500), ...ids.map((id) => settleMembers([id], end))]),
    );
    await settleMembers(ids, end);

    const fates = await ledger.owner<{ redeemed: number; lapsed: number }[]>`
      select coalesce(-sum(points) filter (where kind = 'redeemed'), 0)::int as redeemed,
        coalesce(-sum(points) filter (where kind = 'lapsed'), 0)::int as lapsed
      from journals where member_id = any (${ids}::bigint[]) group by member_id`;
    expect(fates.map(({ redeemed, lapsed }) => redeemed + lapsed)).toEqual(ids.map(() => 100));
  });
});

describe("what cannot be followed as it was agreed", () => {
  const pausedFor = async (member: TestMember, because: string) => {
    await Promise.all(Array.from({ length: 5 }, lookAtWishes));
    expect(await redemptionsOf(ledger, member)).toEqual([]);
    expect(await wishesOf(ledger, member)).toEqual([{ purpose: "goal", ended: null, paused: because }]);
    expect(await toldTo(member)).toEqual([{ kind: "wish_paused", because, link: "saving", mails: 1 }]);
  };

  it("stops at a dearer price, told once, and goes on only by a new yes", async () => {
    const reward = await newReward(ledger, { points: 200 });
    const member = await memberWith(150);
    await wish(member, goalOf(reward, { mostPoints: 250 }));
    await ledger.owner`update rewards set points = 251, version = version + 1 where id = ${reward.id}`;
    await pausedFor(member, "dearer");
    await ledger.owner`update rewards set points = 100, version = version + 1 where id = ${reward.id}`;
    await pausedFor(member, "dearer");

    await wish(member, goalOf(reward));
    await lookAtWishes();

    expect(await redemptionsOf(ledger, member)).toEqual([{ byWish: true, state: "ready" }]);
  });

  it.each([
    ["reward_gone", "update rewards set state = 'archived' where id = $1"],
    ["out_of_stock", "update reward_stocks set initial = 0, left_ = 0 where reward_id = $1"],
    ["member_locked", "update members set state = 'locked' where id = $2 and $1::bigint > 0"],
  ])("stops and says so: %s", async (because, happens) => {
    const reward = await newReward(ledger, { points: 200 });
    const member = await memberWith(900);
    await wish(member, goalOf(reward));
    await ledger.owner.unsafe(happens, happens.includes("$2") ? [reward.id, member.id] : [reward.id]);

    await pausedFor(member, because);
  });

  it("never sells the last one twice: whoever comes too late is told", async () => {
    const reward = await newReward(ledger, { points: 200, stock: 3 });
    const members = await Promise.all(Array.from({ length: 20 }, () => memberWith(900)));
    for (const member of members) await wish(member, goalOf(reward));

    await Promise.all([lookAtWishes(), lookAtWishes()]);
    await lookAtWishes();

    const states = (await Promise.all(members.map((member) => wishesOf(ledger, member)))).flat();
    expect(states.filter(({ ended }) => ended === "met")).toHaveLength(3);
    expect(states.filter(({ paused }) => paused === "out_of_stock")).toHaveLength(17);
  });
});

it("goes on where it stopped, a bite at a time", async () => {
  const reward = await newReward(ledger, { points: 200 });
  const members = [await memberWith(200), await memberWith(200)];
  for (const member of members) await wish(member, goalOf(reward));
  const [row] = await ledger.owner<{ before: number }[]>`
    select min(id) - 1 as before from wishes where reward_id = ${reward.id}`;
  const now = new Date((await programmeNow()).getTime() + DAY_MS / 24);

  const one = await runWishes(now, row?.before ?? 0, 1);
  const two = await runWishes(now, one.last, 1);

  expect([one, two]).toMatchObject([{ found: 1 }, { found: 1 }]);
  expect(await runWishes(now, two.last, 1)).toMatchObject({ found: 0, last: two.last });
});

it("gives what is about to end to a cause, in whole units, and keeps the rest", async () => {
  const cause = await newReward(ledger, { kind: "donation", points: 30 });
  const member = await memberWith(100);
  await wish(member, beforeExpiryOf(cause, { action: "donate" }));
  await passTime(ledger, { days: 25 });

  await Promise.all([lookAtWishes(), lookAtWishes()]);

  expect(await redemptionsOf(ledger, member)).toEqual([{ byWish: true, state: "done" }]);
  expect(await spendableOf(ledger, member)).toBe(10);
});
