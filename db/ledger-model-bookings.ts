import { callOffDate, giveBackDue } from "@/db/commands/call-off-date";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { runFulfilBatch } from "@/db/commands/fulfil-batch";
import { rebookRedemption } from "@/db/commands/rebook-redemption";
import { redeemReward } from "@/db/commands/redeem-reward";
import * as model from "@/db/ledger-model-dates";
import { type Actor, inShort, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { personOf } from "@/db/ledger-model-referrals";
import { newId } from "@/lib/base/uuid";

const DAY = 86_400_000;
let cast: Actor[] = [];
let dates: model.ModelDate[] = [];
let bookings: model.ModelBooking[] = [];

/** Time does its work first, as the jobs would; then somebody books, moves or gives up a place, or the shop calls a date off. */
export async function booking(scene: Scene): Promise<Outcome> {
  if (cast !== scene.actors) [cast, dates, bookings] = [scene.actors, [], []];
  await addDates(scene);
  const outcomes = [await timePasses(scene)];
  for (const deed of scene.chance.oneOf(courses)) outcomes.push(await deed(scene));
  outcomes.push(await placesTaken(scene));
  return {
    what: outcomes.map(({ what }) => what).join(", "),
    answer: outcomes.map(({ answer }) => answer),
    expected: outcomes.map(({ expected }) => expected),
  };
}

const courses = [
  [book],
  [book, book, book],
  [book, callOff],
  [book, book, book, callOff],
  [book, book, callOff, move],
  [book, callOff, giveUp],
  [move],
  [giveUp],
  [callOff],
] as const;

/** Three dates are always to come, with few places. */
async function addDates({ chance, dated, now, owner }: Scene): Promise<void> {
  while (dates.filter(({ startsAt, isOpen }) => isOpen && startsAt > now).length < 3) {
    const startsAt = now + chance.oneOf([1, 4, 15, 40]) * DAY;
    const date = { id: newId(), startsAt, endsAt: startsAt + DAY / 12, places: chance.oneOf([2, 3]) };
    await owner`
      insert into reward_dates (public_id, reward_id, starts_at, ends_at, capacity)
      values (${date.id}, ${dated.id}, ${new Date(startsAt)}, ${new Date(date.endsAt)}, ${date.places})`;
    dates.push({ ...date, isOpen: true, chooseUntil: null });
  }
}

/** Whoever did not choose in time gets their points back, and what was booked for a date that took place is over. */
async function timePasses({ now, owner, touched }: Scene): Promise<Outcome> {
  while ((await expireDueRedemptions(new Date(now), 100)) > 0);
  while ((await giveBackDue(100)) > 0);
  for (const date of dates.filter(({ chooseUntil }) => chooseUntil !== null && chooseUntil <= now))
    await giveBack(date, { now, owner, touched });
  for (const each of bookings)
    if (each.state === "booked" && each.date.chooseUntil === null && each.date.endsAt <= now) each.state = "expired";
  return { what: "time passes for bookings", answer: "done", expected: "done" };
}

async function giveBack(date: model.ModelDate, { now, owner, touched }: Pick<Scene, "now" | "owner" | "touched">) {
  const left = bookings.filter((each) => each.date === date && each.state === "booked");
  if (left.length === 0) return;
  const [row] = await owner<{ batch: string | null }[]>`
    select give_back_batch as batch from reward_dates where public_id = ${date.id}`;
  await runFulfilBatch(row?.batch ?? "");
  for (const each of left) {
    model.giveBack(each, personOf(each.holder), now);
    each.state = "failed";
    for (const actor of cast) if (actor.model === personOf(each.holder)) look(actor, touched);
  }
}

function look({ member, model: expected }: Actor, touched: Scene["touched"]): void {
  touched.push({ id: member.id, model: expected });
}

/** Where each booking stands and how many places each date has left, in the database and here. */
async function placesTaken({ owner }: Scene): Promise<Outcome> {
  const rows = await owner<{ id: string; state: string }[]>`
    select public_id as id, state from redemptions where public_id = any (${bookings.map(({ id }) => id)})`;
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const taken = await owner<{ id: string; booked: number }[]>`
    select public_id as id, booked from reward_dates where public_id = any (${dates.map(({ id }) => id)})`;
  const placesOf = new Map(taken.map(({ id, booked }) => [id, booked]));
  return {
    what: "places are counted",
    answer: [bookings.map(({ id }) => states.get(id)), dates.map(({ id }) => placesOf.get(id))],
    expected: [bookings.map(({ state }) => state), dates.map((date) => model.taken(date, bookings))],
  };
}

async function book({ chance, actor: chosen, actors, dated, now, told, touched }: Scene): Promise<Outcome> {
  const actor = chance.oneOf([chosen, ...actors.filter(({ model: { lots } }) => lots.some(({ left }) => left >= 120))]);
  look(actor, touched);
  const date = chance.oneOf([...dates.slice(-3), ...dates.slice(-1), ...dates]);
  // Whoever has a place there takes no second: which of two comes back first would be anybody's guess.
  const free = bookings.every((each) => each.date !== date || personOf(each.holder) !== actor.model);
  if (!free) return { what: "has a place there", answer: 0, expected: 0 };
  const request = { rewardId: dated.publicId, key: newId(), quantity: 1, price: dated.points, date: date.id };
  const given = await redeemReward(actor.member.actor, request);
  if (given.ok) told.push({ again: () => redeemReward(actor.member.actor, request), answer: given });
  const id = given.ok ? given.value.redemptionId : newId();
  const expected = model.book({ id, holder: actor, date }, dated.points, bookings, now);
  return { what: `books ${date.id} for actor ${actors.indexOf(actor)}`, answer: inShort(given), expected };
}

/** Somebody who is still there, with a place they have or had, perhaps through a membership that was merged into theirs. */
function placeOf({ chance, actor, actors, touched }: Scene) {
  const own = bookings.flatMap((each) => {
    const holder = actors.find(({ model: member }) => member === personOf(each.holder));
    return holder ? [{ holder, own: each }] : [];
  });
  const chosen = chance.oneOf([...own.slice(-6), ...own.filter(({ holder }) => holder === actor), null]);
  if (chosen) look(chosen.holder, touched);
  return chosen;
}

async function giveUp(scene: Scene): Promise<Outcome> {
  const chosen = placeOf(scene);
  if (!chosen) return { what: "has no place to give up", answer: 0, expected: 0 };
  const { holder, own } = chosen;
  const answer = inShort(await cancelRedemption(holder.member.actor, own.id));
  return { what: `gives up ${own.id}`, answer, expected: model.giveUp(own, holder.model, scene.now) };
}

async function move(scene: Scene): Promise<Outcome> {
  const chosen = placeOf(scene);
  if (!chosen) return { what: "has no place to move", answer: 0, expected: 0 };
  const { holder, own } = chosen;
  const date = scene.chance.oneOf(dates.slice(-4));
  if (bookings.some((each) => each !== own && each.date === date && personOf(each.holder) === holder.model))
    return { what: "has a place there", answer: 0, expected: 0 };
  const given = await rebookRedemption(holder.member.actor, { redemptionId: own.id, date: date.id });
  const expected = model.move(own, date, { bookings, holder: holder.model, now: scene.now });
  return { what: `moves ${own.id} to ${date.id}`, answer: inShort(given), expected };
}

/** The shop calls a date off: those who had booked may choose for some hours, or have their points back at once. */
async function callOff(scene: Scene): Promise<Outcome> {
  const { chance, people, now } = scene;
  const hasSome = dates.filter((date) => model.taken(date, bookings) > 0);
  const date = chance.oneOf([...hasSome.slice(-3), ...hasSome.slice(-3), ...dates.slice(-2)]);
  const hours = chance.oneOf([0, 0, 24, 72] as const);
  const request = { dateId: date.id, version: 1, because: "Pembicaranya sakit.", hours };
  const answer = await callOffDate(people.fulfils, request);
  const expected = model.callOff(date, hours, now);
  if (expected === "done" && hours === 0) await giveBack(date, scene);
  return {
    what: `calls ${date.id} off, with ${hours} hours to choose`,
    answer: answer.ok ? "done" : answer.refusal,
    expected,
  };
}
