import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { type KnownDistribution, listRunningDistributions } from "@/db/queries/distributions";
import { programmeNow } from "@/db/queries/programme-time";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { dayOf } from "@/lib/loyalty/calendar";
import type { Actor } from "@/lib/loyalty/permissions";
import { newPersonalData } from "@/lib/personal-data";
import { cancelRedemption } from "./cancel-redemption";
import { givePresents } from "./give-presents";
import { type DistributionAsked, keepDistribution, turnDistribution } from "./keep-distribution";
import { takePresent } from "./take-present";

let ledger: TestLedger;
let marketing: Actor<"distribution.edit">;
let today: string;

beforeAll(async () => {
  ledger = await openTestLedger();
  marketing = await hire(ledger.owner, "marketing", "distribution.edit", "Rani");
  today = dayOf(await programmeNow(), "Asia/Jakarta");
});
afterAll(async () => {
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await ledger.replay()).differences).toEqual([]);
  await ledger.close();
});

const everyone = (reward: TestReward, tag: string): DistributionAsked => ({
  ...{
    occasion: "criteria",
    tier: null,
    each: "ever",
    conditions: [{ if: "tag", anyOf: [tag] }],
    daysBefore: 0,
    pickUpDays: 30,
  },
  ...{ startsOn: today, endsOn: null, atMost: null, isOn: true, reward: reward.publicId },
});

/** A distribution as the job knows it. */
async function distributed(asked: DistributionAsked): Promise<KnownDistribution> {
  const kept = await keepDistribution(marketing, null, asked);
  if (!kept.ok) throw new Error(kept.refusal);
  const all = await listRunningDistributions(today);
  const known = all.at(-1);
  if (!known) throw new Error("It does not run");
  return known;
}

async function tagged(tag: string): Promise<TestMember> {
  const member = await newMember(ledger);
  await ledger.owner`update members set tags = array[${tag}] where id = ${member.id}`;
  return member;
}

const give = async (distribution: KnownDistribution) => givePresents(distribution, await programmeNow(), 0, 500);

async function presentsOf(member: TestMember) {
  return ledger.owner<{ points: number | null; trace: string | null; told: string; mails: number }[]>`
    select d.points, (select j.trace::jsonb #>> '{present,because}' from journals j where j.member_id = d.member_id and j.version = d.journal_version) as trace,
      (select string_agg(n.kind, ',') from notices n where n.member_id = x.member_id and n.reason = 'present:' || x.public_id) as told,
      (select count(*)::int from outbox o where o.reason in ('redeemed:' || d.public_id, 'present:' || x.public_id)) as mails
    from presents x left join redemptions d on d.id = x.redemption_id where x.member_id = ${member.id} order by x.id`;
}

describe("a reward that is given", () => {
  it("is a redemption of nothing with its reason in the book, told once, to whoever meets the criteria alone", async () => {
    const [reward, sari, budi] = [await newReward(ledger, { stock: 5 }), await tagged("vip"), await tagged("other")];
    await givePoints(sari, 300);
    const distribution = await distributed(everyone(reward, "vip"));

    expect(await give(distribution)).toMatchObject({ given: 1, offered: 0 });
    expect(await give(distribution)).toMatchObject({ given: 0, offered: 0 });

    expect(await presentsOf(sari)).toEqual([{ points: 0, trace: "criteria", told: "present_given", mails: 1 }]);
    expect(await presentsOf(budi)).toEqual([]);
    const [left] = await ledger.owner<{ left: number; balance: number }[]>`
      select s.left_ as left, w.balance from reward_stocks s, wallets w where s.reward_id = ${reward.id} and w.member_id = ${sari.id}`;
    expect(left).toEqual({ left: 4, balance: 300 });
  });

  it("is given once, however many workers look at once", async () => {
    const [reward, sari] = [await newReward(ledger, { stock: 50 }), await tagged("once")];
    const distribution = await distributed(everyone(reward, "once"));
    await openConnections();

    await Promise.all(Array.from({ length: 20 }, () => give(distribution)));

    expect(await presentsOf(sari)).toHaveLength(1);
    const [row] = await ledger.owner<
      { count: number }[]
    >`select count(*)::int as count from redemptions where member_id = ${sari.id}`;
    expect(row?.count).toBe(1);
  });

  it("ends with the stock, and goes on when there is some again", async () => {
    const [reward, first] = [await newReward(ledger, { stock: 1 }), await tagged("few")];
    const distribution = await distributed(everyone(reward, "few"));
    expect(await give(distribution)).toMatchObject({ given: 1 });
    const second = await tagged("few");
    expect(await give(distribution)).toMatchObject({ found: 1, given: 0 });
    await ledger.owner`update reward_stocks set initial = 2, left_ = 1 where reward_id = ${reward.id}`;
    expect(await give(distribution)).toMatchObject({ given: 1 });
    for (const member of [first, second]) expect(await presentsOf(member)).toHaveLength(1);
  });

  it("is not given again after it was cancelled, nor to the membership it was merged into", async () => {
    const [reward, sari, twin] = [await newReward(ledger), await tagged("again"), await tagged("none")];
    const distribution = await distributed(everyone(reward, "again"));
    await give(distribution);
    const [redemption] = await ledger.owner<
      { id: string }[]
    >`select public_id as id from redemptions where member_id = ${sari.id}`;
    expect((await cancelRedemption(sari.actor, redemption?.id ?? "")).ok).toBe(true);
    expect(await give(distribution)).toMatchObject({ given: 0 });
    await ledger.owner`update members set state = 'merged', merged_into = ${twin.id} where id = ${sari.id}`;
    await ledger.owner`update members set tags = array['again'] where id = ${twin.id}`;
    expect(await give(distribution)).toMatchObject({ given: 0 });
    await ledger.owner`update members set state = 'active', merged_into = null where id = ${sari.id}`;
  });

  it("is for the birthday that only its owner's key opens", async () => {
    const [reward, sari, budi] = [await newReward(ledger), await newMember(ledger), await newMember(ledger)];
    await born(sari, `1990-${today.slice(5)}`);
    await born(budi, `1990-${today.slice(5, 7) === "06" ? "12" : "06"}-15`);
    const distribution = await distributed({
      ...everyone(reward, "x"),
      occasion: "birthday",
      each: "year",
      conditions: [],
    });
    expect(await give(distribution)).toMatchObject({ given: 1 });
    expect(await presentsOf(sari)).toEqual([{ points: 0, trace: "birthday", told: "present_given", mails: 1 }]);
    const [fact] = await ledger.owner<
      { data: object }[]
    >`select data from events where member_id = ${sari.id} and kind = 'redemption'`;
    expect(JSON.stringify(fact?.data)).not.toContain(today.slice(5));
  });
});

describe("a reward that takes a word of the member's own", () => {
  it("is offered, and picked up once, from two windows at once too", async () => {
    const [reward, sari, budi] = [
      await newReward(ledger, { kind: "made_for_you", stock: 9 }),
      await tagged("offer"),
      await newMember(ledger),
    ];
    await born(sari, "1990-01-01");
    const distribution = await distributed(everyone(reward, "offer"));
    expect(await give(distribution)).toMatchObject({ given: 0, offered: 1 });
    expect(await give(distribution)).toMatchObject({ offered: 0 });
    expect(await presentsOf(sari)).toEqual([{ points: null, trace: null, told: "present_offered", mails: 1 }]);
    const [offer] = await ledger.owner<
      { id: string }[]
    >`select public_id as id from presents where member_id = ${sari.id}`;
    const presentId = offer?.id ?? "";

    expect(await takePresent(budi.actor, { presentId, key: newId() })).toMatchObject({
      refusal: { code: "present_unknown" },
    });
    expect(await takePresent(sari.actor, { presentId, key: newId() })).toMatchObject({ refusal: { code: "not_said" } });
    const given = await whatItTakes(reward);
    await openConnections();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => takePresent(sari.actor, { presentId, key: newId(), given })),
    );

    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.redemptionId)).size).toBe(1);
    expect(await presentsOf(sari)).toMatchObject([{ points: 0, trace: "criteria" }]);
  });

  it("cannot be picked up once its time is over", async () => {
    const [reward, sari] = [await newReward(ledger, { kind: "made_for_you" }), await tagged("late")];
    await give(await distributed(everyone(reward, "late")));
    await ledger.owner`update presents set ends_at = now() - interval '1 minute' where member_id = ${sari.id}`;
    const [offer] = await ledger.owner<
      { id: string }[]
    >`select public_id as id from presents where member_id = ${sari.id}`;
    const answer = await takePresent(sari.actor, { presentId: offer?.id ?? "", key: newId() });
    expect(answer).toMatchObject({ refusal: { code: "present_ended" } });
  });
});

describe("whoever keeps a distribution", () => {
  it("changes what they saw, turns it on and off, and leaves a trail", async () => {
    const reward = await newReward(ledger);
    const asked = everyone(reward, "kept");
    expect(await keepDistribution(marketing, null, { ...asked, conditions: [] })).toMatchObject({
      refusal: "criteria_missing",
    });
    expect(await keepDistribution(marketing, null, { ...asked, atMost: 0 })).toMatchObject({
      refusal: "at_most_invalid",
    });
    expect(await keepDistribution(marketing, null, { ...asked, reward: newId() })).toMatchObject({
      refusal: "reward_unknown",
    });
    const { id: publicId } = await distributed(asked);
    expect((await keepDistribution(marketing, { publicId, version: 1 }, { ...asked, pickUpDays: 10 })).ok).toBe(true);
    expect(await keepDistribution(marketing, { publicId, version: 1 }, asked)).toMatchObject({ refusal: "stale" });
    expect(await turnDistribution(marketing, { publicId, version: 1 }, false)).toBe(false);
    expect(await turnDistribution(marketing, { publicId, version: 2 }, false)).toBe(true);
    expect((await listRunningDistributions(today)).some(({ id }) => id === publicId)).toBe(false);
    const trail = await ledger.owner<
      { action: string }[]
    >`select action from trail where subject = ${`distribution:${publicId}`} order by id`;
    expect(trail.map(({ action }) => action)).toEqual([
      "distribution.create",
      "distribution.edit",
      "distribution.edit",
    ]);
  });
});

/** Gives a member a birthday, sealed under a key of their own. */
async function born(member: TestMember, birthday: string): Promise<void> {
  const { wrappedKey, birthdayCipher } = newPersonalData({ email: `${newId()}@contoh.id`, birthday });
  await ledger.owner`
    update people set wrapped_key = ${wrappedKey}, birthday_cipher = ${birthdayCipher} where id = (select person_id from members where id = ${member.id})`;
}

async function whatItTakes(reward: TestReward) {
  const [row] = await ledger.owner<
    { choices: string | null }[]
  >`select details ->> 'choices' as choices from rewards where id = ${reward.id}`;
  return { choice: row?.choices?.split("\n")[0] ?? "", note: "Untuk Sari" };
}
