import { rewardReferrals } from "@/db/commands/reward-referrals";
import * as model from "@/db/ledger-model";
import { type Actor, buy, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { MOST_FOR_BRINGING, MOST_FOR_BROUGHT, termsAt, tiers } from "@/db/ledger-model-terms";
import { daysLater } from "@/lib/loyalty/calendar";

/** A friend somebody brought, and what became of it; both as they were then, whoever they were merged with since. */
type ModelReferral = {
  friend: Actor;
  referrer: Actor;
  at: number;
  lookAt: number;
  outcome: "waiting" | "rewarded" | "ring" | "not_new" | "too_late";
};

const DAY = 86_400_000;
let cast: Actor[] = [];
let brought: ModelReferral[] = [];
/** Of members merged for good, in whatever story: who they are now. */
const survivors = new Map<model.ModelMember, model.ModelMember>();
let given: { to: model.ModelMember; points: number; at: number }[] = [];
/** What friends had of a month's budget, in all stories of a programme: it is the programme's, not theirs. */
const givenToFriends = new Map<string, number>();

/** Two memberships are one person's from now on, for whatever they brought about. */
export function becomeOne(from: model.ModelMember, to: model.ModelMember): void {
  survivors.set(from, to);
}

/** Referrals are looked at, as every ten minutes; then perhaps somebody joins by another's number and buys something, or two do. */
export async function referral(scene: Scene): Promise<Outcome> {
  const { chance, actor, touched } = scene;
  if (cast !== scene.actors) await beginAnew(scene);
  const outcomes = [await look(scene)];
  for (let friends = chance.oneOf([0, 1, 1, 2]); friends > 0; friends -= 1) {
    const friend = chance.oneOf([actor, ...newcomers(scene), ...newcomers(scene)]);
    touched.push({ id: friend.member.id, model: friend.model });
    for (const deed of chance.oneOf([[bring], [bring, buy], [bring, buy], [bring, buy, buy]]))
      outcomes.push(await deed({ ...scene, actor: friend }));
  }
  return {
    what: outcomes.map(({ what }) => what).join(", "),
    answer: outcomes.map(({ answer }) => answer),
    expected: outcomes.map(({ expected }) => expected),
  };
}

/** Another story: what nobody of it brought about is not looked at any more. */
async function beginAnew({ actors, owner }: Scene): Promise<void> {
  cast = actors;
  brought = [];
  given = [];
  await owner`delete from referrals`;
}

function newcomers({ actors }: Scene): Actor[] {
  return actors.filter((each) => each.receipts.size === 0 && !brought.some(({ friend }) => friend === each));
}

/** By anybody's number, mostly by that of one who brought others or was brought; not by one's own, and not twice. */
async function bring({ chance, actor, actors, now, owner }: Scene): Promise<Outcome> {
  const known = brought.flatMap(({ friend, referrer }) => [friend, referrer, referrer]);
  const referrer = chance.oneOf([chance.oneOf(actors), ...known.filter((each) => actors.includes(each))]);
  const [from, at] = [referrer.member.id, new Date(now)];
  const answer = await owner`
    insert into referrals (member_id, referrer_id, look_at, created_at) values (${actor.member.id}, ${from}, ${at}, ${at})`.then(
    () => "done",
    (error) => error.constraint_name,
  );
  const isAgain = brought.some(({ friend }) => friend === actor);
  if (!isAgain && referrer !== actor)
    brought.push({ friend: actor, referrer, at: now, lookAt: now, outcome: "waiting" });
  const refusal = referrer === actor ? "referrals_never_of_oneself" : "referrals_pkey";
  const what = `actor ${actors.indexOf(actor)} joins by the number of ${actors.indexOf(referrer)}`;
  return { what, answer, expected: referrer === actor || isAgain ? refusal : "done" };
}

async function look({ actors, now, owner, touched }: Scene): Promise<Outcome> {
  await rewardReferrals(new Date(now), 500);
  const due = brought.filter(({ outcome, lookAt }) => outcome === "waiting" && lookAt <= now);
  for (const each of due.sort((a, b) => a.lookAt - b.lookAt || a.friend.member.id - b.friend.member.id)) {
    const decided = decide(each, now);
    if (typeof decided === "number") each.lookAt = Math.min(decided, now + DAY);
    else each.outcome = decided;
    if (decided === "rewarded") reward(personOf(each.friend), personOf(each.referrer), now);
    const persons = [each.friend, each.referrer].map(personOf);
    for (const { member, model } of actors) if (persons.includes(model)) touched.push({ id: member.id, model });
  }
  const rows = await owner<{ id: number; outcome: string }[]>`
    select member_id as id, coalesce(because, state) as outcome from referrals order by member_id`;
  const expected = brought.map(({ friend, outcome }) => ({ id: friend.member.id, outcome }));
  return { what: "referrals are looked at", answer: [...rows], expected: expected.sort((a, b) => a.id - b.id) };
}

/** What becomes of a referral now; a number is when to look again. */
function decide(each: ModelReferral, now: number): number | "rewarded" | "ring" | "not_new" | "too_late" {
  const terms = termsAt(now);
  const friend = personOf(each.friend);
  if (broughtBy(personOf(each.referrer)).has(friend)) return "ring";
  const memberships = [friend, ...[...survivors.keys()].filter((member) => personOfModel(member) === friend)];
  const bought = memberships.flatMap(({ sales }) => [...sales.values()]).sort((a, b) => a.at - b.at);
  const place = ({ at, friend: { member } }: ModelReferral) => [at, member.id] as const;
  const [at, id] = place(each);
  // Of two memberships that were brought in the same moment the one made first counts.
  const isAgain = brought
    .filter((other) => personOf(other.friend) === friend)
    .map(place)
    .some(([otherAt, otherId]) => otherAt < at || (otherAt === at && otherId < id));
  if (isAgain || bought.some((sale) => sale.at < at)) return "not_new";
  const last = daysLater(new Date(each.at), terms.withinDays, model.zone).getTime();
  const first = bought.find(({ at, total, given: back }) => at <= last && total - back >= terms.leastBought);
  if (!first) return now > last ? "too_late" : last;
  const safe = daysLater(new Date(first.at), terms.returnDays, model.zone).getTime();
  return now < safe ? safe : "rewarded";
}

/** Somebody, who brought them, who brought those, and so on. */
function broughtBy(person: model.ModelMember): Set<model.ModelMember> {
  const all = new Set([person]);
  for (let size = 0; size < all.size; ) {
    size = all.size;
    for (const { friend, referrer } of brought) if (all.has(personOf(friend))) all.add(personOf(referrer));
  }
  return all;
}

function reward(friend: model.ModelMember, referrer: model.ModelMember, now: number): void {
  const terms = termsAt(now);
  const [year, month] = [4, 7].map((letters) => periodOf(now, letters));
  const gone = givenToFriends.get(`${tiers().measure} ${month}`) ?? 0;
  const forFriend = Math.min(terms.brought, MOST_FOR_BROUGHT - gone);
  givenToFriends.set(`${tiers().measure} ${month}`, gone + forFriend);
  const had = given.filter(({ to, at }) => personOfModel(to) === referrer && periodOf(at, 4) === year);
  const left = MOST_FOR_BRINGING - had.reduce((all, { points }) => all + points, 0);
  const forReferrer = Math.min(terms.bringing, left);
  given.push({ to: referrer, points: forReferrer, at: now });
  for (const [member, points] of [[friend, forFriend] as const, [referrer, forReferrer] as const]) {
    model.live(member, now);
    if (points === 0) continue;
    const lot = model.lotOf("bonus", points, now);
    member.lots.push(lot);
    model.repay(member, [{ lot, points }]);
  }
}

const periodOf = (at: number, letters: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, letters);

export const personOf = ({ model: member }: Actor) => personOfModel(member);

function personOfModel(member: model.ModelMember): model.ModelMember {
  const next = survivors.get(member);
  return next ? personOfModel(next) : member;
}
