import { acceptGift } from "@/db/commands/accept-gift";
import { giveByLink } from "@/db/commands/give-by-link";
import { returnDueGifts, takeGiftBack } from "@/db/commands/take-gift-back";
import * as model from "@/db/ledger-model";
import type { Actor, Outcome, Scene } from "@/db/ledger-model-deeds";
import { COOLING_OFF_DAYS, termsAt } from "@/db/ledger-model-terms";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { newId } from "@/lib/base/uuid";
import { giftToken } from "@/lib/gift-link";
import { daysLater } from "@/lib/loyalty/calendar";

/** Points on their way: whose, out of which lots, and as they were when they left. */
type ModelGift = {
  id: string;
  giver: Actor;
  drawn: { lot: model.ModelLot; points: number }[];
  asTheyWere: model.ModelLot[];
  until: number;
  state: "waiting" | "accepted" | "back";
  recipient: Actor | null;
};

const DAY = 86_400_000;
let gifts: ModelGift[] = [];

/** Whether somebody's gift still waits, as far as the book knows. */
export function givesByLink(member: model.ModelMember): boolean {
  return gifts.some(({ giver, state }) => giver.model === member && state === "waiting");
}

/** What has waited long enough comes back first; then somebody gives by link, opens one, or takes theirs back. */
export async function gift(scene: Scene): Promise<Outcome> {
  gifts = gifts.filter(({ giver }) => scene.actors.includes(giver));
  await returnDue(scene);
  const [first, then] = scene.chance.oneOf(courses);
  const outcomes = [await first(scene)];
  if (then) outcomes.push(await then({ ...scene, actor: someone(scene) }));
  return {
    what: outcomes.map(({ what }) => what).join(", "),
    answer: outcomes.map(({ answer }) => answer),
    expected: outcomes.map(({ expected }) => expected),
  };
}

type Deed = (scene: Scene) => Promise<Outcome>;

/** What follows on what: a gift is opened at once, later or never, by whoever has the link. */
const courses: readonly [Deed, Deed?][] = [
  [give],
  [give, accept],
  [give, accept],
  [give, takeBack],
  [accept],
  [accept, accept],
  [takeBack],
];

function someone({ chance, actors, touched }: Scene): Actor {
  const other = chance.oneOf(actors);
  touched.push({ id: other.member.id, model: other.model });
  return other;
}

async function returnDue({ now, owner, touched }: Scene): Promise<void> {
  for (const due of gifts.filter(({ state, until }) => state === "waiting" && until <= now).sort(soonestFirst)) {
    const { giver } = due;
    const [row] = await owner<{ settledAt: Date | null }[]>`
      select settled_at as "settledAt" from wallets where member_id = ${giver.member.id}`;
    comeBack(due, Math.max(due.until, row?.settledAt?.getTime() ?? 0));
    touched.push({ id: giver.member.id, model: giver.model });
  }
  await returnDueGifts(new Date(now), 500);
}

const soonestFirst = (a: ModelGift, b: ModelGift) => a.until - b.until;

async function give({ chance, actor, now, told }: Scene): Promise<Outcome> {
  const points = chance.oneOf([10, 60, 60, 90, 150, 350]);
  const request = { points, greeting: "", key: newId() };
  const given = await giveByLink(actor.member.actor, request);
  if (given.ok) told.push({ again: () => giveByLink(actor.member.actor, request), answer: given });
  const expected = giveInModel(actor, given.ok ? given.value.giftId : newId(), points, now);
  return { what: `gives ${points} by link`, answer: given.ok ? "done" : given.refusal.code, expected };
}

function giveInModel(giver: Actor, id: string, points: number, now: number): string {
  const { model: from, joinedAt } = giver;
  const terms = termsAt(now);
  model.live(from, now);
  if (daysLater(new Date(joinedAt), COOLING_OFF_DAYS, model.zone).getTime() > now) return "cooling_off";
  if (points < terms.least) return "below_least";
  const gave = (letters: number) => {
    const period = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, letters);
    return from.gave.filter(({ at }) => period(at) === period(now)).reduce((all, each) => all + each.points, 0);
  };
  if (gave("2026-01-01".length) + points > terms.mostPerDay) return "above_day_limit";
  if (gave("2026-01".length) + points > terms.mostPerMonth) return "above_month_limit";
  const until = daysLater(new Date(now), kopiSenjaTerms.transfer.giftDays, model.zone).getTime();
  const lasting = from.lots.filter((lot) => lot.until === null || lot.until > until + DAY);
  const there = model.spendable({ ...from, lots: lasting }, now);
  if (there < points) return "points_missing";
  const drawn = model.draw(lasting, points, now);
  from.gave.push({ points, at: now });
  const asTheyWere = drawn.map(({ lot }) => ({ ...lot }));
  gifts.push({ id, giver, drawn, asTheyWere, until, state: "waiting", recipient: null });
  return "done";
}

async function accept(scene: Scene): Promise<Outcome> {
  const { chance, actor, now } = scene;
  if (gifts.length === 0) return give(scene);
  const chosen = chance.oneOf([...gifts.slice(-1), ...gifts.slice(-1), ...gifts.slice(-4)]);
  const answer = await acceptGift(actor.member.actor, giftToken(chosen.id));
  const expected = acceptInModel(chosen, actor, now);
  return { what: `opens gift ${chosen.id}`, answer: answer.ok ? "done" : answer.refusal.code, expected };
}

function acceptInModel(chosen: ModelGift, actor: Actor, now: number): string {
  if (chosen.recipient === actor) return "done";
  if (chosen.giver === actor) return "own_gift";
  if (chosen.state !== "waiting") return "gift_over";
  model.live(actor.model, now);
  const arrived: model.ModelLot[] = [];
  for (const [place, { points }] of chosen.drawn.entries()) {
    const was = chosen.asTheyWere[place];
    if (!was) throw new Error("A gift of nothing");
    const { kind, until, terms } = was;
    const alike = arrived.find((lot) => lot.kind === kind && lot.until === until && lot.terms === terms);
    if (alike) alike.of += points;
    else arrived.push({ kind, left: 0, of: points, from: now, until, terms });
  }
  for (const lot of arrived) lot.left = lot.of;
  actor.model.lots.push(...arrived);
  model.repay(
    actor.model,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
  chosen.state = "accepted";
  chosen.recipient = actor;
  return "done";
}

async function takeBack(scene: Scene): Promise<Outcome> {
  const { chance, actor, now } = scene;
  if (gifts.length === 0) return give(scene);
  const chosen = chance.oneOf([...gifts.slice(-4), ...gifts.filter(({ giver }) => giver === actor).slice(-2)]);
  const answer = await takeGiftBack(actor.member.actor, chosen.id);
  const inModel = () => {
    if (chosen.giver !== actor) return "gift_unknown";
    if (chosen.state !== "waiting") return "gift_over";
    comeBack(chosen, now);
    return "done";
  };
  return {
    what: `takes gift ${chosen.id} back`,
    answer: answer.ok ? "done" : answer.refusal.code,
    expected: inModel(),
  };
}

/** Into the very lots, those that have ended meanwhile for the restore days. */
function comeBack(chosen: ModelGift, at: number): void {
  const { giver, drawn } = chosen;
  model.live(giver.model, at);
  for (const { lot, points } of drawn) {
    if (lot.until !== null && lot.until <= at)
      lot.until = daysLater(new Date(at), termsAt(at).restoreDays, model.zone).getTime();
    lot.left += points;
  }
  model.repay(giver.model, drawn);
  chosen.state = "back";
}
