import type { Sql } from "@/db/client";
import { adjustPoints } from "@/db/commands/adjust-points";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { carryStrays } from "@/db/commands/carry-strays";
import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { recordPurchase } from "@/db/commands/record-purchase";
import { recordRefund } from "@/db/commands/record-refund";
import { redeemReward } from "@/db/commands/redeem-reward";
import { releasePoints } from "@/db/commands/release-points";
import { settleMembers } from "@/db/commands/settle-members";
import { staff, type TestMember, type TestReward } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import { booking } from "@/db/ledger-model-bookings";
import { claimReceipt, reviewBought } from "@/db/ledger-model-claims";
import { answerDispute, contest } from "@/db/ledger-model-corrections";
import { dealings } from "@/db/ledger-model-dealings";
import { type Goods, order } from "@/db/ledger-model-goods";
import { importPurchases, importReviews } from "@/db/ledger-model-imports";
import { merge } from "@/db/ledger-model-merges";
import type { ModelPool } from "@/db/ledger-model-moves";
import { present } from "@/db/ledger-model-presents";
import * as redeeming from "@/db/ledger-model-redemptions";
import { referral } from "@/db/ledger-model-referrals";
import { giveBack, giveBackWaiting, release } from "@/db/ledger-model-refunds";
import { wish } from "@/db/ledger-model-saving";
import * as second from "@/db/ledger-model-second-person";
import { reinstate, use, useAndReinstate, voucherOf } from "@/db/ledger-model-vouchers";
import { newId } from "@/lib/base/uuid";
import type { Actor as Staff } from "@/lib/loyalty/permissions";

/** One of the eight, in the database and in the model, with what they remember. */
export type Actor = {
  member: TestMember;
  /** What the shop's files call them, and what their card does. */
  name: string;
  number: string;
  model: model.ModelMember;
  redemptions: string[];
  receipts: Map<string, { totalMinor: number; journalVersion: number | null }>;
  /** Receipts of which money was given back before anybody recorded them. */
  awaited: string[];
  joinedAt: number;
  pool: Pool | null;
  /** What a second person has yet to decide. */
  asked: second.Asked[];
  /** Lines that are contested, each by its version, with the dispute's id. */
  contested: Map<number, string>;
};
type Pool = { id: number; model: ModelPool };
export type Reward = { reward: TestReward; model: model.ModelReward };
/** Done once, to be asked again later under the same key: the answer must be the one that was given. */
export type Told = { again: () => Promise<unknown>; answer: unknown };
export type Chance = { oneOf: <T>(choices: readonly T[]) => T };

export type Scene = {
  chance: Chance;
  actor: Actor;
  actors: Actor[];
  rewards: Reward[];
  /** What is booked for a date. */
  dated: TestReward;
  goods: Goods;
  told: Told[];
  now: number;
  /** Whoever's points are to be looked at beside the actor's own. */
  touched: { id: number; model: model.ModelMember }[];
  people: People;
  owner: Sql;
};
export type People = {
  /** One of support, who asks for what is too much for them. */
  asks: Staff<"members.adjust">;
  asksToAccept: Staff<"disputes.handle">;
  asksToMerge: Staff<"members.merge">;
  approves: Staff<"approvals.decide">;
  /** Whoever takes it up, and the most they may say yes to; one of them is who asked. */
  seconds: readonly { approves: Staff<"approvals.decide">; most: number; isAsker: boolean }[];
  /** A colleague who handles disputes, another each time: what one of them gives in a day is limited. */
  handles: () => Staff<"disputes.handle">;
  fulfils: Staff<"redemptions.fulfil">;
};
export type Outcome = { what: string; answer: unknown; expected: unknown };
export type Answer = { ok: boolean; refusal?: { code: string } };

export const inShort = (answer: Answer) => (answer.ok ? "done" : answer.refusal?.code);

export async function buy({ chance, actor, now, told }: Scene): Promise<Outcome> {
  const totalMinor = chance.oneOf([0, 499, 75_000, 310_499, 310_499, 1_200_000, 2_900_000]);
  const channel = chance.oneOf([null, "online", "store"]);
  const occurredAt = new Date(now - chance.oneOf([0, 0, 0, 0, 0, 3, 40, 150, 200, 420]) * 86_400_000);
  const externalId = chance.oneOf([newId(), actor.awaited.findLast((each) => !actor.receipts.has(each)) ?? newId()]);
  const receipt = { externalId, occurredAt, totalMinor, currency: "IDR", channel, store: null };
  const ask = async () => {
    const recorded = await recordPurchase({ memberId: actor.member.id, ...receipt });
    if (recorded.ok) actor.receipts.set(externalId, { ...recorded.value, totalMinor });
    return recorded.ok ? recorded.value.earned : recorded.refusal.code;
  };
  const answer = await ask();
  told.push({ again: ask, answer });
  const expected = model.purchase(actor.model, externalId, totalMinor, channel, occurredAt.getTime(), now);
  giveBackWaiting(actor.model, externalId, now);
  return { what: `buys for ${totalMinor} on ${occurredAt.toISOString()} (${channel})`, answer, expected };
}

async function redeem({ chance, actor: chosen, actors, rewards, now, told, touched }: Scene): Promise<Outcome> {
  // Mostly somebody who has something.
  const actor = chance.oneOf([chosen, ...actors.filter(({ model: { lots } }) => lots.some(({ left }) => left >= 90))]);
  touched.push({ id: actor.member.id, model: actor.model });
  const { reward, model: offer } = chance.oneOf(rewards);
  const quantity = offer.left === null && offer.perMember === null ? chance.oneOf([1, 1, 2, 5]) : 1;
  const request = { rewardId: reward.publicId, key: newId(), quantity, price: reward.points };
  const given = await redeemReward(actor.member.actor, request);
  told.push({ again: () => redeemReward(actor.member.actor, request), answer: given });
  const id = given.ok ? given.value.redemptionId : newId();
  if (given.ok) actor.redemptions.push(id);
  const expected = redeeming.redeem(actor.model, id, offer, quantity, now);
  return {
    what: `redeems ${quantity} at ${reward.points} for actor ${actors.indexOf(actor)}`,
    answer: inShort(given),
    expected,
  };
}

async function cancel(scene: Scene): Promise<Outcome> {
  const { holder, id } = voucherOf(scene);
  const answer = inShort(await cancelRedemption(holder.member.actor, id));
  return { what: `cancels ${id}`, answer, expected: redeeming.cancel(holder.model, id, scene.now) };
}

/** Redeems and thinks better of it at once, or of what was redeemed before. */
async function regret(scene: Scene): Promise<Outcome> {
  const [taken, back] = [await redeem(scene), await cancel(scene)];
  return {
    what: `${taken.what}, ${back.what}`,
    answer: [taken.answer, back.answer],
    expected: [taken.expected, back.expected],
  };
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
  // Whatever comes to a merged membership goes on in the same commit: nothing is ever found there.
  return { what: "is settled", answer: await carryStrays(new Date(now), 100), expected: 0 };
}

async function expire({ actor, now }: Scene): Promise<Outcome> {
  while ((await expireDueRedemptions(new Date(now), 100)) > 0);
  redeeming.expire(actor.model, now);
  return { what: "has vouchers expired", answer: "done", expected: "done" };
}

async function repeat({ chance, told }: Scene): Promise<Outcome> {
  if (told.length === 0) return { what: "has nothing to repeat", answer: 0, expected: 0 };
  const { again, answer } = chance.oneOf(told);
  return { what: "asks again under an old key", answer: await again(), expected: answer };
}

async function refund(scene: Scene): Promise<Outcome> {
  const { chance, actor, now, told } = scene;
  const bought = [...actor.receipts].filter(([, { totalMinor }]) => totalMinor > 500).map(([receipt]) => receipt);
  // Mostly of what was bought lately; seldom of something nobody has recorded yet.
  if (bought.length === 0 && chance.oneOf([true, true, true, true, false])) return buy(scene);
  const purchaseExternalId = chance.oneOf([...bought.slice(-3), ...bought.slice(-3), ...bought.slice(-3), newId()]);
  const { totalMinor = 60_000 } = actor.receipts.get(purchaseExternalId) ?? {};
  const amountMinor = Math.max(1, Math.floor(totalMinor * chance.oneOf([0.1, 0.33, 0.5, 1, 1, 1.01])));
  const refunded = { externalId: newId(), purchaseExternalId, amountMinor, currency: null, occurredAt: new Date(now) };
  const ask = async () => {
    const answer = await recordRefund(refunded);
    if (!answer.ok) return answer.refusal.code;
    return answer.value.isWaiting ? "waiting" : answer.value.points;
  };
  const answer = await ask();
  if (typeof answer === "number") told.push({ again: ask, answer });
  if (answer === "waiting") actor.awaited.push(purchaseExternalId);
  const expected = giveBack(actor.model, purchaseExternalId, amountMinor, now);
  return { what: `is given back ${amountMinor} of ${purchaseExternalId}`, answer, expected };
}

async function releasePending(scene: Scene): Promise<Outcome> {
  const { chance, actor, now, told } = scene;
  const isPending = (receipt: string) =>
    actor.model.lots.some((lot) => lot.sale === actor.model.sales.get(receipt) && lot.left > 0 && lot.from > now);
  const receipts = [...actor.receipts].filter(([receipt]) => isPending(receipt) || chance.oneOf([false, false, true]));
  if (receipts.length === 0) return buy(scene);
  const [receipt, bought] = chance.oneOf(receipts);
  const request = {
    memberId: actor.member.publicId,
    key: newId(),
    born: bought.journalVersion ?? 0,
    reason: "Sampai",
  };
  const ask = async () => {
    const answer = await releasePoints(staff("support", "points.release"), request);
    return answer.ok ? answer.value.points : answer.refusal.code;
  };
  const answer = await ask();
  if (typeof answer === "number") told.push({ again: ask, answer });
  const expected = release(actor.model, actor.model.sales.get(receipt), now);
  return { what: `has points of ${receipt} released`, answer, expected };
}

/** What can happen to a member, the frequent more often. */
export const deeds: readonly ((scene: Scene) => Promise<Outcome>)[] = [
  ...[buy, buy, buy, buy, redeem, redeem, redeem, regret, regret, cancel, cancel, cancel, refund, refund, refund],
  ...[use, useAndReinstate, reinstate, adjust, settle, expire, releasePending, repeat, merge, wish, wish, present],
  ...[second.requestLargeAdjustment, second.askToAcceptDispute, second.askToAcceptDispute, second.askToMerge],
  ...[second.decideAsked, second.decideAsked, second.decideAsked, contest, contest, answerDispute, answerDispute],
  ...[referral, referral, referral, referral, booking, booking, booking],
  ...[claimReceipt, reviewBought, reviewBought, importReviews, importPurchases, order, order, order],
  ...dealings,
];
