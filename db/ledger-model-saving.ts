import type { Sql } from "@/db/client";
import { runWishes } from "@/db/commands/run-wishes";
import { endWish, setWish } from "@/db/commands/set-wish";
import * as model from "@/db/ledger-model";
import type { Actor, Chance, Reward } from "@/db/ledger-model-deeds";
import { liveAgain } from "@/db/ledger-model-life";
import { counted, redeem } from "@/db/ledger-model-redemptions";
import { newId } from "@/lib/base/uuid";
import { daysLater } from "@/lib/loyalty/calendar";

type Scene = {
  chance: Chance;
  actor: Actor;
  actors: Actor[];
  rewards: Reward[];
  now: number;
  touched: { id: number; model: model.ModelMember }[];
  owner: Sql;
};

/** A wish as the model keeps it, while it stands. */
type ModelWish = {
  id: string;
  place: number;
  purpose: "goal" | "expiry";
  offer: Reward;
  keep: number;
  least: number;
  days: number;
  since: number;
  occasions: Set<number>;
  runs: string[];
};

const wishes = new WeakMap<model.ModelMember, ModelWish>();
let place = 0;

/** Somebody wishes for something, or has done with wishing; then all wishes are looked at, as every ten minutes. */
export async function wish(scene: Scene) {
  const { chance, actor, actors, now, owner } = scene;
  const what = await chance.oneOf([wishAnew, wishAnew, wishNothing, () => "looks on"])(scene);
  await runWishes(new Date(now), 0, 500);
  const standing = actors
    .flatMap((each) => {
      const own = wishes.get(each.model);
      return own ? [{ each, own }] : [];
    })
    .sort((a, b) => a.own.place - b.own.place);
  const outcomes = [];
  for (const { each, own } of standing) outcomes.push(await compared(each, own, scene));
  const stands = await owner<{ count: number }[]>`
    select count(*)::int as count from wishes where member_id = ${actor.member.id} and ended_at is null and paused_at is null`;
  return {
    what,
    answer: [outcomes.map(({ ran }) => ran), stands[0]?.count],
    expected: [outcomes.map(({ runs }) => runs), wishes.has(actor.model) ? 1 : 0],
  };
}

async function wishAnew({ chance, actor, rewards, now, owner }: Scene): Promise<string> {
  const offer = chance.oneOf(rewards);
  const purpose = chance.oneOf(["goal", "expiry"] as const);
  const { price } = offer.model;
  const [keep, least] = [chance.oneOf([0, 100, 900]), chance.oneOf([1, 1, price])];
  const days = chance.oneOf([7, 90, 90]);
  await endWish(actor.member.actor, purpose === "goal" ? "expiry" : "goal", newId());
  const figures =
    purpose === "goal"
      ? { keepPoints: keep, leastPoints: null, daysBefore: null }
      : { keepPoints: 0, leastPoints: least, daysBefore: days };
  const asked = { purpose, action: "redeem", reward: offer.reward.publicId, mostPoints: price, ...figures } as const;
  const set = await setWish(actor.member.actor, { ...asked, key: newId() });
  if (!set.ok) throw new Error(JSON.stringify(set.refusal));
  model.live(actor.model, now);
  const [row] = await owner<{ id: string }[]>`
    select public_id as id from wishes where member_id = ${actor.member.id} order by id desc limit 1`;
  place += 1;
  const own = { id: row?.id ?? "", place, purpose, offer, keep, least, days, since: now };
  wishes.set(actor.model, { ...own, occasions: new Set(), runs: [] });
  return `wishes ${purpose} at ${price}, keeps ${keep}, ${least} within ${days} days`;
}

async function wishNothing({ actor, now }: Scene): Promise<string> {
  for (const purpose of ["goal", "expiry"] as const) await endWish(actor.member.actor, purpose, newId());
  model.live(actor.model, now);
  wishes.delete(actor.model);
  return "wishes for nothing any more";
}

/** How often the database followed a wish just now, and how often the model does. */
async function compared(each: Actor, own: ModelWish, { now, touched, owner }: Scene) {
  const done = await owner<{ id: string }[]>`
    select d.public_id as id from redemptions d join events e on e.public_id = d.public_id
    where e.data #>> '{wish,id}' = ${own.id} order by d.id`;
  const fresh = done.map(({ id }) => id).filter((id) => !own.runs.includes(id));
  const runs = decided(each, own, now);
  const [id] = fresh;
  if (runs === 1 && id) {
    if (redeem(each.model, id, own.offer.model, 1, now) !== "done") throw new Error("The model cannot pay its wish");
    own.runs.push(id);
    each.redemptions.push(id);
    if (own.purpose === "goal") wishes.delete(each.model);
    touched.push({ id: each.member.id, model: each.model });
  }
  return { ran: fresh.length, runs };
}

/** What the trade says of a wish now: 1 where it is followed; one that is met or stops stands no longer. */
function decided({ model: member, redemptions }: Actor, own: ModelWish, now: number): 0 | 1 {
  const { offer, purpose } = own;
  const { price, left, total, perMember, isMonthly } = offer.model;
  const have = model.spendable(member, now);
  const lives = member.lots.filter((lot) => lot.left > 0 && lot.until !== null && lot.until > now);
  const bought = [...redemptions, ...own.runs].map((id) => member.redemptions.get(id));
  const isMet = bought.some(
    (each) => each?.reward === offer.model && each.at >= own.since && each.state !== "cancelled",
  );
  const isLookedAt =
    left === 0 ||
    total === 0 ||
    (purpose === "goal"
      ? isMet || have >= price + own.keep
      : lives.some(({ until }) => until !== null && until <= now + (own.days + 2) * 86_400_000));
  if (!isLookedAt) return 0;
  const isAtLimit = perMember !== null && counted(member, offer.model, now).length >= perMember;
  const isCancelled = own.runs.some((id) => member.redemptions.get(id)?.state === "cancelled");
  const stops = isCancelled || left === 0 || total === 0 || (isAtLimit && !isMonthly);
  if ((purpose === "goal" && isMet) || stops) {
    wishes.delete(member);
    return 0;
  }
  // A limit of each month is waited for.
  if (have < price || isAtLimit) return 0;
  if (purpose === "goal") return have - price >= own.keep ? 1 : 0;
  // What will live once more has not its end yet.
  const asTheyEnd = lives.map((lot) => ({ ...lot, until: liveAgain(member, lot) ?? lot.until ?? 0 }));
  const last = daysLater(new Date(now), own.days, model.zone).getTime();
  const ending = asTheyEnd.filter((lot) => lot.from <= now && lot.until <= last);
  const first = Math.min(...ending.map(({ until }) => until));
  const points = ending.reduce((all, lot) => all + lot.left, 0);
  if (ending.length === 0 || points < own.least || own.occasions.has(first)) return 0;
  own.occasions.add(first);
  return 1;
}
