import { afterAll, beforeAll, expect, it } from "vitest";
import { adjustPoints } from "@/db/commands/adjust-points";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { recordPurchase } from "@/db/commands/record-purchase";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleMembers } from "@/db/commands/settle-members";
import { useRedemption as markAsUsed } from "@/db/commands/use-redemption";
import {
  newMember,
  newReward,
  openTestLedger,
  staff,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import { newId } from "@/lib/base/uuid";

/** LEDGER_MODEL="seed sequences steps" tells another story, or a longer one. */
const [seed = 20_261_121, sequences = 40, steps = 40] = (process.env.LEDGER_MODEL ?? "")
  .split(" ")
  .filter(Boolean)
  .map(Number);

type Actor = { member: TestMember; model: model.ModelMember; redemptions: string[] };
type Reward = { reward: TestReward; model: model.ModelReward };
/** Done once, to be asked again later under the same key: the answer must be the one that was given. */
type Told = { again: () => Promise<unknown>; answer: unknown };

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it(`does what a plain model of the trade does, whatever eight members and their shop do (seed ${seed})`, async () => {
  const chance = chanceFrom(seed);
  for (let sequence = 1; sequence <= sequences; sequence += 1) {
    const story: string[] = [`seed ${seed}, sequence ${sequence}`];
    await tell(chance, story).catch((error) => {
      throw new Error(`${story.join("\n")}\n${error instanceof Error ? error.stack : error}`);
    });
  }
}, 3_600_000);

async function tell(chance: Chance, story: string[]): Promise<void> {
  clock = BEGINNING;
  const actors: Actor[] = [];
  for (let n = 0; n < 8; n += 1)
    actors.push({ member: await newMember(ledger), model: model.newModelMember(), redemptions: [] });
  const rewards = await rewardsOfAllSorts();
  const told: Told[] = [];
  for (let step = 0; step < steps; step += 1) {
    const actor = chance.oneOf(actors);
    const { now, what, answer, expected } = await act(chance, actor, rewards, told);
    story.push(`${new Date(now).toISOString()} actor ${actors.indexOf(actor)}: ${what} -> ${JSON.stringify(answer)}`);
    expect(answer, story.join("\n")).toEqual(expected);
    await compare(actor, now, story);
  }
  const verification = await ledger.verify();
  expect(verification.findings, story.join("\n")).toEqual([]);
  for (const { reward, model: expected } of rewards) {
    const [row] = await ledger.owner<
      { left: number | null }[]
    >`select left_ as left from reward_stocks where reward_id = ${reward.id}`;
    expect(row?.left, story.join("\n")).toBe(expected.left);
  }
}

async function rewardsOfAllSorts(): Promise<Reward[]> {
  const wishes = [
    { points: 150, stock: 10, perMemberLimit: null, validDays: 1 },
    { points: 400, stock: null, perMemberLimit: 2, validDays: 30 },
    { points: 90, stock: null, perMemberLimit: null, validDays: null },
  ];
  return Promise.all(
    wishes.map(async (wish) => ({
      reward: await newReward(ledger, wish),
      model: { price: wish.points, left: wish.stock, perMember: wish.perMemberLimit, validDays: wish.validDays },
    })),
  );
}

type Deed = { now: number; what: string; answer: unknown; expected: unknown };

async function act(chance: Chance, actor: Actor, rewards: Reward[], told: Told[]): Promise<Deed> {
  const now = await stopClock(chance.oneOf([0, 0.001, 0.3, 3, 20, 45, 100, 250]));
  const deeds = [buy, buy, buy, redeem, redeem, redeem, cancel, cancel, use, adjust, settle, expire, repeat];
  return { now, ...(await chance.oneOf(deeds)({ chance, actor, rewards, told, now })) };
}

type Scene = { chance: Chance; actor: Actor; rewards: Reward[]; told: Told[]; now: number };
type Outcome = Omit<Deed, "now">;
type Answer = { ok: boolean; refusal?: { code: string } };

const inShort = (answer: Answer) => (answer.ok ? "done" : answer.refusal?.code);

async function buy({ chance, actor, now, told }: Scene): Promise<Outcome> {
  const totalMinor = chance.oneOf([0, 499, 26_500, 75_000, 310_499, 1_200_000, 2_900_000]);
  const channel = chance.oneOf([null, "online", "store"]);
  const occurredAt = new Date(now - chance.oneOf([0, 0, 0, 3, 40, 200, 420]) * 86_400_000);
  const receipt = { externalId: newId(), occurredAt, totalMinor, currency: "IDR", channel, store: null };
  const ask = async () => {
    const recorded = await recordPurchase({ memberId: actor.member.id, ...receipt });
    return recorded.ok ? recorded.value.earned : recorded.refusal.code;
  };
  const answer = await ask();
  told.push({ again: ask, answer });
  const expected = model.purchase(actor.model, totalMinor, channel, occurredAt.getTime(), now);
  return { what: `buys for ${totalMinor} on ${occurredAt.toISOString()} (${channel})`, answer, expected };
}

async function redeem({ chance, actor, rewards, now, told }: Scene): Promise<Outcome> {
  const { reward, model: offer } = chance.oneOf(rewards);
  const quantity = offer.left === null && offer.perMember === null ? chance.oneOf([1, 1, 2, 5]) : 1;
  const request = { rewardId: reward.publicId, key: newId(), quantity, price: reward.points };
  const given = await redeemReward(actor.member.actor, request);
  told.push({ again: () => redeemReward(actor.member.actor, request), answer: given });
  const id = given.ok ? given.value.redemptionId : newId();
  if (given.ok) actor.redemptions.push(id);
  const expected = model.redeem(actor.model, id, offer, quantity, now);
  return { what: `redeems ${quantity} at ${reward.points}`, answer: inShort(given), expected };
}

async function cancel({ chance, actor, now }: Scene): Promise<Outcome> {
  const id = chance.oneOf([...actor.redemptions.slice(-2), newId()]);
  const answer = inShort(await cancelRedemption(actor.member.actor, id));
  return { what: `cancels ${id}`, answer, expected: model.cancel(actor.model, id, now) };
}

async function use({ chance, actor, now }: Scene): Promise<Outcome> {
  const id = chance.oneOf([...actor.redemptions.slice(-2), newId()]);
  const answer = inShort(await markAsUsed(staff("cashier", "redemptions.use"), id));
  return { what: `uses ${id}`, answer, expected: model.use(actor.model, id, now) };
}

async function adjust({ chance, actor, now, told }: Scene): Promise<Outcome> {
  const points = chance.oneOf([250, 40, -30, -400]);
  const kind = chance.oneOf(["base", "bonus"] as const);
  const request = { memberId: actor.member.publicId, key: newId(), points, kind, reason: "Koreksi" };
  const given = await adjustPoints(staff("owner", "members.adjust"), request);
  if (given.ok) told.push({ again: () => adjustPoints(staff("owner", "members.adjust"), request), answer: given });
  return {
    what: `is given ${points} ${kind}`,
    answer: inShort(given),
    expected: model.adjust(actor.model, points, kind, now),
  };
}

async function settle({ actor, now }: Scene): Promise<Outcome> {
  await settleMembers([actor.member.id], new Date(now));
  model.live(actor.model, now);
  return { what: "is settled", answer: "done", expected: "done" };
}

async function expire({ actor, now }: Scene): Promise<Outcome> {
  while ((await expireDueRedemptions(new Date(now), 100)) > 0);
  model.expire(actor.model, now);
  return { what: "has vouchers expired", answer: "done", expected: "done" };
}

async function repeat({ chance, told }: Scene): Promise<Outcome> {
  if (told.length === 0) return { what: "has nothing to repeat", answer: 0, expected: 0 };
  const { again, answer } = chance.oneOf(told);
  return { what: "asks again under an old key", answer: await again(), expected: answer };
}

/** What the database says of a member and what the model says. */
async function compare({ member, model: expected }: Actor, now: number, story: string[]): Promise<void> {
  const lots = await ledger.owner<
    { kind: string; points: number; remaining: number; from: Date; until: Date | null }[]
  >`
    select kind, points, remaining, available_at as from, expires_at as until from lots where member_id = ${member.id} order by born, ordinal`;
  const [wallet] = await ledger.owner<{ tier: string; tierPoints: number; settledAt: Date | null }[]>`
    select tier, tier_points as "tierPoints", settled_at as "settledAt" from wallets where member_id = ${member.id}`;
  const alive = (until: number | null) => until === null || until > now;
  const said = lots.map((lot) => [
    lot.kind,
    lot.points,
    alive(lot.until?.getTime() ?? null) ? lot.remaining : 0,
    lot.from.getTime(),
    lot.until?.getTime() ?? null,
  ]);
  expect(said, story.join("\n")).toEqual(
    expected.lots.map((lot) => [lot.kind, lot.of, alive(lot.until) ? lot.left : 0, lot.from, lot.until]),
  );
  // Time that nobody wrote down yet is no difference: the model is only as far as its member's last decision.
  if (wallet?.settledAt?.getTime() === expected.settledAt)
    expect([wallet?.tierPoints, wallet?.tier], story.join("\n")).toEqual([
      expected.yearPoints,
      ["perak", "emas", "platina"][expected.tier],
    ]);
}

const BEGINNING = Date.UTC(2026, 0, 5);
let clock = BEGINNING;

/** Lets so many days pass, then holds programme time there; answers it. */
async function stopClock(days: number): Promise<number> {
  clock += Math.round(days * 86_400_000) + 1;
  await ledger.owner.unsafe(
    `create or replace function programme_now() returns timestamptz language sql stable parallel safe
       as $$ select to_timestamp(${clock / 1000}) $$`,
  );
  return clock;
}

type Chance = { oneOf: <T>(choices: readonly T[]) => T };

/** A small generator (mulberry32): the same seed tells the same story. */
function chanceFrom(start: number): Chance {
  let state = start;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    oneOf: (choices) => {
      const chosen = choices[Math.floor(next() * choices.length)];
      if (chosen === undefined) throw new Error("Nothing to choose from");
      return chosen;
    },
  };
}
