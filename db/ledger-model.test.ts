import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { settleMembers } from "@/db/commands/settle-members";
import { newMember, newReward, openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import {
  type Actor,
  type Chance,
  deeds,
  type People,
  type Reward,
  type Scene,
  type Told,
} from "@/db/ledger-model-deeds";
import { newGoods } from "@/db/ledger-model-goods";
import { firstTerms, publishTermsUntil } from "@/db/ledger-model-terms";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import { grant, type Actor as Staff, type StaffPermission } from "@/lib/loyalty/permissions";

/** LEDGER_MODEL="seed sequences steps" tells another story, or a longer one. */
const [seed = 20_261_121, sequences = 40, steps = 40] = (process.env.LEDGER_MODEL ?? "")
  .split(" ")
  .filter(Boolean)
  .map(Number);

let ledger: TestLedger;
let people: People;

beforeAll(async () => {
  ledger = await openTestLedger(firstTerms);
  const maya = await hire(ledger.owner, "support", "members.adjust", "Maya");
  const bayu = await hire(ledger.owner, "owner", "approvals.decide", "Bayu");
  const rani = await hire(ledger.owner, "support", "approvals.decide", "Rani");
  people = {
    asks: maya,
    asksToAccept: alsoMay(maya, "disputes.handle"),
    asksToMerge: alsoMay(maya, "members.merge"),
    approves: bayu,
    seconds: [
      { approves: bayu, most: 5_000_000, isAsker: false },
      { approves: bayu, most: 5_000_000, isAsker: false },
      { approves: rani, most: 20_000, isAsker: false },
      { approves: alsoMay(maya, "approvals.decide"), most: 20_000, isAsker: true },
    ],
    handles: () => staff("support", "disputes.handle"),
    fulfils: await hire(ledger.owner, "catalogue", "redemptions.fulfil", "Kirana"),
  };
  // Whoever asks for a batch has to be allowed to at the time it is done.
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${people.fulfils.personId}, '\\x00', now())`;
});
afterAll(() => ledger.close());

it(`does what a plain model of the trade does, whatever eight members and their shop do (seed ${seed})`, async () => {
  const chance = chanceFrom(seed);
  for (let sequence = 1; sequence <= sequences; sequence += 1) {
    const story: string[] = [`seed ${seed}, sequence ${sequence}`];
    await tell(chance, story).catch((error) => {
      throw new Error(`${story.join("\n")}\n${error instanceof Error ? error.stack : error}`);
    });
    // The whole ledger grows with every sequence: a long telling is checked less often.
    if (sequences <= 40 || sequence % 100 === 0 || sequence === sequences)
      expect((await ledger.verify()).findings, story.join("\n")).toEqual([]);
  }
  if (sequences >= 40) expect(await kindsOfLines()).toEqual(expect.arrayContaining(everyKind));
  expect((await ledger.replay()).differences, `seed ${seed}: facts and terms do not give the same ledger`).toEqual([]);
}, 18_000_000);

/** The same person with another of their role's permissions. */
function alsoMay<P extends StaffPermission>(actor: Staff<StaffPermission>, permission: P): Staff<P> {
  const person = { id: actor.personId, publicId: actor.personPublicId, role: actor.role, hasTotp: true, member: null };
  const same = grant(person, permission);
  if (!same) throw new Error(`${actor.role} may not ${permission}`);
  return same;
}

/** What the stories of forty sequences and more have among them. */
const everyKind = [
  "adjusted",
  "earned",
  "extended",
  "gift",
  "lapsed",
  "merged",
  "opening",
  "pooled",
  "redeemed",
  "referral",
  "refunded",
  "restored",
  "tier_moved",
  "transferred_in",
  "transferred_out",
];

async function kindsOfLines(): Promise<string[]> {
  const rows = await ledger.owner<{ kind: string }[]>`
    select distinct kind from journals order by kind`;
  return rows.map(({ kind }) => kind);
}

async function tell(chance: Chance, story: string[]): Promise<void> {
  clock = BEGINNING;
  const actors: Actor[] = [];
  for (let n = 0; n < 8; n += 1) actors.push(await newActor());
  const rewards = await rewardsOfAllSorts();
  const dated = await newReward(ledger, { kind: "experience", points: 120 });
  const goods = await newGoods(ledger);
  const told: Told[] = [];
  let actor = chance.oneOf(actors);
  for (let step = 0; step < steps; step += 1) {
    // Things follow on one another: mostly it is the same one again, a little later.
    actor = chance.oneOf(actors.includes(actor) ? [actor, actor, chance.oneOf(actors)] : actors);
    const touched: Scene["touched"] = [{ id: actor.member.id, model: actor.model }];
    const now = await stopClock(chance.oneOf([0, 0, 0, 0.001, 0.001, 0.3, 0.3, 1, 3, 3, 10, 45, 100, 250]));
    const scene = { chance, actor, actors, rewards, dated, goods, told, now, touched, people, owner: ledger.owner };
    const { what, answer, expected } = await chance.oneOf(deeds)(scene);
    story.push(`${new Date(now).toISOString()} actor ${actors.indexOf(actor)}: ${what} -> ${JSON.stringify(answer)}`);
    expect(answer, story.join("\n")).toEqual(expected);
    for (const each of touched) {
      await writeTimeDown(each, now);
      await compare(each, now, story);
    }
  }
  for (const { reward, model: expected } of rewards) {
    const [row] = await ledger.owner<
      { left: number | null; total: number | null }[]
    >`select left_ as left, total_left as total from reward_stocks where reward_id = ${reward.id}`;
    expect([row?.left, row?.total], story.join("\n")).toEqual([expected.left, expected.total]);
  }
}

async function newActor(): Promise<Actor> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  const name = newId();
  const [row] = await ledger.owner<{ number: string }[]>`
    update members set joined_at = ${new Date(BEGINNING)}, external_id = ${name} where id = ${member.id} returning number`;
  return {
    ...{ name, number: row?.number ?? "" },
    ...{ member, model: model.newModelMember(), redemptions: [], receipts: new Map(), awaited: [] },
    ...{ joinedAt: BEGINNING, pool: null, asked: [], contested: new Map() },
  };
}

async function rewardsOfAllSorts(): Promise<Reward[]> {
  const bonus = { kind: "points", validDays: null } as const;
  const wishes = [
    { points: 150, stock: 10, perMemberLimit: null, validDays: 1 },
    { points: 400, stock: null, perMemberLimit: 2, validDays: 30 },
    { points: 90, stock: null, perMemberLimit: null, validDays: null },
    { points: 60, stock: null, perMemberLimit: 2, validDays: 60, gates: { limitPer: "month", totalLimit: 12 } },
    { ...bonus, points: 25, stock: null, perMemberLimit: null, details: { bonusPoints: 40 } },
    { ...bonus, points: 80, stock: 15, perMemberLimit: 4, details: { bonusPoints: 130, bonusDays: 20 } },
  ] as const;
  return Promise.all(
    wishes.map(async (wish) => ({
      reward: await newReward(ledger, wish),
      model: {
        ...{ price: wish.points, left: wish.stock, perMember: wish.perMemberLimit, validDays: wish.validDays },
        ...{ total: "gates" in wish ? wish.gates.totalLimit : null, isMonthly: "gates" in wish },
        brings: "details" in wish ? broughtBy(wish.details) : null,
      },
    })),
  );
}

function broughtBy({ bonusPoints, bonusDays }: { bonusPoints: number; bonusDays?: number }) {
  return { points: bonusPoints, days: bonusDays ?? null };
}

/** Where points have ended that may live on, time is written down first, as the nightly job would: the model has done so. */
async function writeTimeDown({ id, model: expected }: Scene["touched"][number], now: number): Promise<void> {
  const [ended] = await ledger.owner`
    select 1 from lots where member_id = ${id} and remaining > 0 and expires_at <= ${new Date(now)} limit 1`;
  if (!ended) return;
  await settleMembers([id], new Date(now));
  model.live(expected, now);
}

/** What the database says of a member and what the model says. */
async function compare({ id, model: expected }: Scene["touched"][number], now: number, story: string[]): Promise<void> {
  const lots = await ledger.owner<
    { kind: string; points: number; remaining: number; from: Date; until: Date | null }[]
  >`
    select kind, points, remaining, available_at as from, expires_at as until from lots where member_id = ${id} order by born, ordinal`;
  const [wallet] = await ledger.owner<{ tier: string; tierPoints: number; debt: number; settledAt: Date | null }[]>`
    select debt, tier, tier_points as "tierPoints", settled_at as "settledAt" from wallets where member_id = ${id}`;
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
  expect(wallet?.debt, story.join("\n")).toBe(expected.debt);
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
  const then = clock + Math.round(days * 86_400_000) + 1;
  await publishTermsUntil(ledger.owner, then);
  clock = then;
  await ledger.owner.unsafe(
    `create or replace function programme_now() returns timestamptz language sql stable parallel safe
       as $$ select to_timestamp(${clock / 1000}) $$`,
  );
  return clock;
}

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
