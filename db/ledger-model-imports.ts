import { type EventsImported, importEvents } from "@/db/commands/import-events";
import { importTransactions } from "@/db/commands/import-transactions";
import { settleMembers } from "@/db/commands/settle-members";
import * as model from "@/db/ledger-model";
import type { Actor, Outcome, Scene } from "@/db/ledger-model-deeds";
import { review } from "@/db/ledger-model-moves";
import { giveBack } from "@/db/ledger-model-refunds";
import { newId } from "@/lib/base/uuid";

const DAY = 86_400_000;
/** In which order lines of a file happened: each so many days ago. */
const AGES = [0, 0.5, 3, 3, 40, 200, 420];

/** What a line of a file says, and of whom; a line may stand there twice. */
type Line = { of: Actor; externalId: string; at: number; rupiah: number; channel: string | null };

/** A file of reviews is brought in, sometimes with a bad line, sometimes tried first, and always a second time, which gives nothing more. */
export async function importReviews(scene: Scene): Promise<Outcome> {
  const { chance, now } = scene;
  const lines = linesOf(scene, { nameOf: ({ name, number }) => chance.oneOf([name, number]), isAwaited: false });
  const bad = chance.oneOf([null, null, null, "nobody", "tomorrow"] as const);
  const read = async function* () {
    for (const [place, { name, externalId, at }] of lines.entries())
      yield { line: place + 2, fields: { member: name, type: "review", externalId, occurredAt: instant(at) } };
    const fields = { member: lines[0]?.name ?? "", type: "review", externalId: newId(), occurredAt: instant(now) };
    if (bad === "nobody") yield { line: 99, fields: { ...fields, member: "Bukan siapa-siapa" } };
    if (bad === "tomorrow") yield { line: 99, fields: { ...fields, occurredAt: instant(now + DAY) } };
  };
  const { fresh, inTurn } = ordered(lines);
  const tried = await importEvents(read, { isDryRun: true });
  const brought = await importEvents(read, { isDryRun: false });
  const again = await importEvents(read, { isDryRun: false });
  const duplicates = lines.length - fresh;
  const what = `have ${lines.length} reviews imported`;
  if (bad !== null) {
    const wrong = [0, 0, [[99, bad === "nobody" ? "member" : "occurredAt"]]];
    return { what: `${what}, and ${bad}`, answer: [tried, brought].map(inFigures), expected: [wrong, wrong] };
  }
  const earned = inTurn.map(({ of, at }) => review(of.model, at, now));
  const points = earned.reduce((all, each) => all + each, 0);
  const answer = [inFigures(tried), [...inFigures(brought), brought.points], inFigures(again)];
  return {
    what,
    answer,
    expected: [
      [fresh, duplicates, []],
      [fresh, duplicates, [], points],
      [0, lines.length, []],
    ],
  };
}

function inFigures({ events, duplicates, errors }: EventsImported) {
  return [events, duplicates, errors.map(({ line, field }) => [line, field])];
}

/** A file of purchases is brought in: each is decided as of its own day, as far as nothing later is written down yet. */
export async function importPurchases(scene: Scene): Promise<Outcome> {
  const { now, owner } = scene;
  const lines = linesOf(scene, { nameOf: ({ name }) => name, isAwaited: true });
  const read = async function* () {
    for (const [place, { name, externalId, at, rupiah, channel }] of lines.entries()) {
      const fields = { member: name, externalId, occurredAt: instant(at), total: `${rupiah}` };
      yield { line: place + 2, fields: channel === null ? fields : { ...fields, channel } };
    }
  };
  const { fresh, inTurn } = ordered(lines);
  await writeTimeDown(inTurn, scene);
  const options = { currency: "IDR", isDryRun: false };
  const brought = await importTransactions(read, options);
  const again = await importTransactions(read, options);
  for (const each of inTurn) recordInItsTime(each, now);
  for (const of of new Set(inTurn.map((each) => each.of))) model.live(of.model, now);
  const rows = await owner<{ receipt: string; born: number | null }[]>`
    select external_id as receipt, journal_version as born from events where kind = 'purchase' and external_id = any (${lines.map((each) => each.externalId)})`;
  const born = new Map(rows.map((row) => [row.receipt, row.born]));
  for (const { of, externalId, rupiah } of inTurn)
    of.receipts.set(externalId, { totalMinor: rupiah, journalVersion: born.get(externalId) ?? null });
  const answer = [brought, again].map(({ purchases, duplicates, errors }) => [purchases, duplicates, errors]);
  return {
    what: `have ${lines.length} purchases imported`,
    answer,
    expected: [
      [fresh, lines.length - fresh, []],
      [0, lines.length, []],
    ],
  };
}

/** The model is as far as a member's last wish, the database as far as the last that came true: where these differ time is written down first. */
async function writeTimeDown(lines: Line[], { now, owner }: Scene): Promise<void> {
  for (const { member, model: expected } of new Set(lines.map(({ of }) => of))) {
    const [row] = await owner<{ until: Date | null }[]>`
      select settled_at as until from wallets where member_id = ${member.id}`;
    if ((row?.until?.getTime() ?? null) === expected.settledAt) continue;
    await settleMembers([member.id], new Date(now));
    model.live(expected, now);
  }
}

function recordInItsTime({ of: { model: member }, externalId, at, rupiah, channel }: Line, now: number): void {
  const then = Math.max(member.settledAt ?? 0, Math.min(at, now));
  model.purchase(member, externalId, rupiah, channel, at, then);
  const waiting = member.waiting.filter(({ sale }) => sale === externalId);
  member.waiting = member.waiting.filter((each) => !waiting.includes(each));
  // What was given back of it before anybody recorded it is given back then, and not before.
  for (const each of waiting) giveBack(member, externalId, each.amount, Math.max(then, Math.min(each.at, now)));
}

type Names = { nameOf: (of: Actor) => string; isAwaited: boolean };

/** Lines of one to three members, in no order, the last one perhaps twice; sales among them that somebody waits for, where they are sales. */
function linesOf({ chance, actor, actors, touched, now }: Scene, { nameOf, isAwaited }: Names) {
  const members = [actor, ...chance.oneOf([[], [chance.oneOf(actors)], [chance.oneOf(actors), chance.oneOf(actors)]])];
  for (const { member, model: expected } of members) touched.push({ id: member.id, model: expected });
  const lines = Array.from({ length: chance.oneOf([1, 2, 4, 7]) }, () => {
    const of = chance.oneOf(members);
    const awaited = isAwaited ? of.awaited.findLast((each) => !of.receipts.has(each)) : undefined;
    const externalId = chance.oneOf([newId(), newId(), awaited ?? newId()]);
    const at = now - chance.oneOf(AGES) * DAY;
    const [rupiah, channel] = [chance.oneOf([499, 75_000, 310_499, 2_900_000]), chance.oneOf([null, "online"])];
    return { of, externalId, at, rupiah, channel, name: nameOf(of) };
  }).filter((line, place, all) => all.findIndex((each) => each.externalId === line.externalId) === place);
  return chance.oneOf([true, false]) ? [...lines, ...lines.slice(-1)] : lines;
}

/** Each once, a member's in the order of time and then of the file. */
function ordered<Each extends Line>(lines: Each[]) {
  const once = [...new Set(lines)];
  return { fresh: once.length, inTurn: once.toSorted((a, b) => a.at - b.at) };
}

const instant = (at: number) => new Date(at).toISOString();
