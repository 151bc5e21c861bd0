import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { type MoveAnswer, moveRedemption } from "@/db/commands/move-redemption";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleTopUp } from "@/db/commands/settle-top-up";
import { newReward, type TestLedger, type TestReward } from "@/db/ledger-fixtures";
import { draw, live, type ModelLot, spendable } from "@/db/ledger-model";
import { giveBack } from "@/db/ledger-model-dates";
import { type Actor, inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { beActive } from "@/db/ledger-model-life";
import { personOf } from "@/db/ledger-model-referrals";
import { termsAt } from "@/db/ledger-model-terms";
import { newId } from "@/lib/base/uuid";

/** What is on its way for a while: credit that a provider fills up, and parcels that staff send. */
export type Goods = { topUp: TestReward; parcel: TestReward };
type Sort = keyof Goods;
type State = "processing" | "held" | "shipped" | "done" | "delivered" | "cancelled" | "failed";
type By = "provider" | "fulfilment" | "member";
type Order = {
  id: string;
  sort: Sort;
  /** Whoever ordered it, as they were then. */
  holder: Actor;
  quantity: number;
  at: number;
  drawn: { lot: ModelLot; points: number }[];
  state: State;
};

const STOCK = { topUp: 12, parcel: 20 };
const HOUR = 3_600_000;
const said = { phone: "0812 3456 7890" };
const address = {
  ...{ receiver: "Sari", receiverPhone: "0812-3456-7890", street: "Jalan Melati 5", village: "Gandaria" },
  ...{ district: "Kebayoran Baru", city: "Jakarta Selatan", province: "DKI Jakarta", postalCode: "12140" },
};

/** Who may take what from where to where, and whether it goes back to the shelf. */
const ways: Record<Sort, Partial<Record<State, [State, By[], isPutBack?: true][]>>> = {
  topUp: {
    processing: [
      ["done", ["provider", "fulfilment"]],
      ["failed", ["provider", "fulfilment"], true],
      ["held", ["provider"]],
    ],
    held: [
      ["done", ["provider", "fulfilment"]],
      ["failed", ["provider", "fulfilment"], true],
    ],
  },
  parcel: {
    processing: [
      ["shipped", ["fulfilment"]],
      ["cancelled", ["member"], true],
      ["failed", ["fulfilment"], true],
    ],
    shipped: [
      ["delivered", ["fulfilment"]],
      ["failed", ["fulfilment"]],
    ],
  },
};

let cast: Actor[] = [];
let orders: Order[] = [];
let left = { ...STOCK };

export async function newGoods(ledger: TestLedger): Promise<Goods> {
  const topUp = await newReward(ledger, { kind: "top_up", points: 110, stock: STOCK.topUp });
  return { topUp, parcel: await newReward(ledger, { kind: "merchandise", points: 70, stock: STOCK.parcel }) };
}

/** Somebody orders something, or what was ordered goes on its way, once or several times; what is on the shelf is counted. */
export async function order(scene: Scene): Promise<Outcome> {
  if (cast !== scene.actors) [cast, orders, left] = [scene.actors, [], { ...STOCK }];
  const outcomes: Outcome[] = [];
  for (const deed of scene.chance.oneOf(courses)) outcomes.push(await deed(scene));
  outcomes.push(await counted(scene));
  return {
    what: outcomes.map(({ what }) => what).join(", "),
    answer: outcomes.map(({ answer }) => answer),
    expected: outcomes.map(({ expected }) => expected),
  };
}

const courses = [
  [take, moveOn],
  [take, moveOn],
  [take, take],
  [moveOn, moveOn],
  [moveOn, moveOn, moveOn],
] as const;

async function take({ chance, actor: chosen, actors, goods, now, told, touched }: Scene): Promise<Outcome> {
  const actor = chance.oneOf([chosen, ...actors.filter(({ model: { lots } }) => lots.some((lot) => lot.left >= 110))]);
  touched.push({ id: actor.member.id, model: actor.model });
  const sort = chance.oneOf(["topUp", "topUp", "parcel"] as const);
  const { publicId, points } = goods[sort];
  const quantity = chance.oneOf([1, 1, 1, 2]);
  const request = {
    rewardId: publicId,
    key: newId(),
    quantity,
    price: points,
    given: sort === "topUp" ? said : address,
  };
  const given = await redeemReward(actor.member.actor, request);
  if (given.ok) told.push({ again: () => redeemReward(actor.member.actor, request), answer: given });
  const id = given.ok ? given.value.redemptionId : newId();
  const ordered = { id, sort, holder: actor, quantity, at: now };
  const what = `orders ${quantity} ${sort} for actor ${actors.indexOf(actor)}`;
  return { what, answer: inShort(given), expected: takeInModel(ordered, points, now) };
}

function takeInModel(ordered: Omit<Order, "drawn" | "state">, price: number, now: number): string {
  const { sort, quantity, holder } = ordered;
  if (sort === "topUp" && quantity > 1) return "quantity_invalid";
  live(holder.model, now);
  if (left[sort] < quantity) return "out_of_stock";
  if (spendable(holder.model, now) < price * quantity) return "points_missing";
  left[sort] -= quantity;
  orders.push({ ...ordered, drawn: draw(holder.model.lots, price * quantity, now), state: "processing" });
  beActive(holder.model, "redemption", now, now);
  return "done";
}

/** A provider tells, staff move something on, or its member would have it no more; whatever is not possible then stays as it is. */
async function moveOn(scene: Scene): Promise<Outcome> {
  const { chance, touched, actors } = scene;
  const theirs = orders.filter(({ holder }) => actors.some(({ model }) => model === personOf(holder)));
  if (theirs.length === 0) return { what: "has ordered nothing", answer: 0, expected: 0 };
  const under = theirs.filter(({ state }) => state === "processing" || state === "held" || state === "shipped");
  const own = chance.oneOf([...under, ...under, ...theirs.slice(-3)]);
  const holder = actors.find(({ model }) => model === personOf(own.holder));
  if (holder) touched.push({ id: holder.member.id, model: holder.model });
  return chance.oneOf([own.sort === "topUp" ? tell : hand, hand, giveUp])(scene, own);
}

async function tell({ chance, now }: Scene, own: Order): Promise<Outcome> {
  const status = chance.oneOf(["in_progress", "done", "failed", "held", "held"] as const);
  const what = `is told ${status} of ${own.id}`;
  if (status === "held") {
    const answer = await moveRedemption({ by: "provider" }, { redemptionId: own.id, from: "processing", to: "held" });
    return { what, answer: given(answer), expected: moveInModel(own, "held", "provider", now, "processing") };
  }
  const answer = await settleTopUp(own.id, { status, reference: "P-1" });
  if (status !== "in_progress") moveInModel(own, status, "provider", now);
  return { what, answer, expected: true };
}

async function hand({ chance, people, now }: Scene, own: Order): Promise<Outcome> {
  const to = chance.oneOf(["shipped", "delivered", "done", "failed"] as const);
  const details = { courier: "JNE", tracking: "JN-1", reference: "R-1" };
  const who = { by: "fulfilment", actor: people.fulfils } as const;
  const from = chance.oneOf([null, null, own.state, "processing"] as const);
  const answer = await moveRedemption(who, { redemptionId: own.id, from, to, details });
  const expected = moveInModel(own, to, "fulfilment", now, from);
  return { what: `${own.id} is moved from ${from} to ${to}`, answer: given(answer), expected };
}

async function giveUp({ actors, now }: Scene, own: Order): Promise<Outcome> {
  const holder = actors.find(({ model }) => model === personOf(own.holder)) ?? own.holder;
  const answer = inShort(await cancelRedemption(holder.member.actor, own.id));
  const isLate = own.sort === "topUp" || now > own.at + termsAt(own.at).cancelHours * HOUR;
  const isOver = own.state === "cancelled" || own.state === "failed";
  const moved = isLate && !isOver ? "too_late_to_cancel" : moveInModel(own, "cancelled", "member", now);
  const expected = typeof moved === "number" ? "done" : moved === "move_impossible" ? "too_late_to_cancel" : moved;
  return { what: `would have ${own.id} no more`, answer, expected };
}

const given = (answer: MoveAnswer) => (answer.ok ? (answer.value.points ?? 0) : answer.refusal.code);

/** Answers the points that came back, or why it stays where it is. */
function moveInModel(own: Order, to: State, by: By, now: number, from: State | null = null): number | string {
  if (own.state === "cancelled" || own.state === "failed") return "already_cancelled";
  const way = ways[own.sort][own.state]?.find(([state, who]) => state === to && who.includes(by));
  if (!way || (from !== null && from !== own.state)) return "move_impossible";
  own.state = to;
  if (way[2]) left[own.sort] += own.quantity;
  const person = personOf(own.holder);
  if (person === own.holder.model) live(person, now);
  if (to !== "cancelled" && to !== "failed") return 0;
  giveBack(own, person, now);
  return own.drawn.reduce((all, { points }) => all + points, 0);
}

async function counted({ goods, owner }: Scene): Promise<Outcome> {
  const ids = orders.map(({ id }) => id);
  const rows = await owner<{ id: string; state: string }[]>`
    select public_id as id, state from redemptions where public_id = any (${ids})`;
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const stocks = await owner<{ id: number; left: number }[]>`
    select reward_id as id, left_ as left from reward_stocks where reward_id = any (${[goods.topUp.id, goods.parcel.id]}) order by reward_id`;
  return {
    what: "the shelf is counted",
    answer: [ids.map((id) => states.get(id)), stocks.map((each) => each.left)],
    expected: [orders.map(({ state }) => state), [left.topUp, left.parcel]],
  };
}
