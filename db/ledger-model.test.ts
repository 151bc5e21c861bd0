import { afterEach, expect, it } from "vitest";
import { settleMembers } from "@/db/commands/settle-members";
import { newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import { hirePeople, newActor, rewardsOfAllSorts } from "@/db/ledger-model-cast";
import { type Actor, type Chance, deeds, type People, type Scene, type Told } from "@/db/ledger-model-deeds";
import { newGoods } from "@/db/ledger-model-goods";
import { beginProgramme, programmes, publishTermsUntil } from "@/db/ledger-model-terms";

/** LEDGER_MODEL="seed sequences steps" tells another story, or a longer one. */
const [seed = 20_261_121, sequences = 40, steps = 40] = (process.env.LEDGER_MODEL ?? "")
  .split(" ")
  .filter(Boolean)
  .map(Number);

let ledger: TestLedger;
let people: People;

afterEach(() => ledger.close());

// Most stories are of a programme as the demonstration's is.
it.each([
  ["by the year", 0.6],
  ["as months roll", 0.2],
  ["for ever", 0.2],
] as const)(
  `does what a plain model of the trade does, whatever eight members and their shop do, where levels count %s (seed ${seed})`,
  async (programme, share) => {
    ledger = await openTestLedger(beginProgramme(programmes[programme]));
    people = await hirePeople(ledger);
    const chance = chanceFrom(seed);
    const stories = Math.ceil(sequences * share);
    for (let sequence = 1; sequence <= stories; sequence += 1) {
      const story: string[] = [`seed ${seed}, ${programme}, sequence ${sequence}`];
      await tell(chance, story).catch((error) => {
        throw new Error(`${story.join("\n")}\n${error instanceof Error ? error.stack : error}`);
      });
      // The whole ledger grows with every sequence: a long telling is checked less often.
      if (sequences <= 40 || sequence % 100 === 0 || sequence === stories)
        expect((await ledger.verify()).findings, story.join("\n")).toEqual([]);
    }
    for (const kind of await kindsOfLines()) seen.add(kind);
    told += 1;
    if (told === 3 && sequences >= 40) expect([...seen]).toEqual(expect.arrayContaining(everyKind));
    expect((await ledger.replay()).differences, `seed ${seed}: facts and terms do not give the same ledger`).toEqual(
      [],
    );
  },
  18_000_000,
);

/** What the stories of forty sequences and more have among them, in all three programmes. */
let told = 0;
const seen = new Set<string>();
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
  for (let n = 0; n < 8; n += 1) actors.push(await newActor(ledger, BEGINNING));
  const rewards = await rewardsOfAllSorts(ledger);
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
      expected.tierPoints,
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
