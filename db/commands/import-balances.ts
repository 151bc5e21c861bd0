import { createHash } from "node:crypto";
import { sql } from "@/db/client";
import { programmeNow, programmeZone } from "@/db/queries/programme-time";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { newId } from "@/lib/base/uuid";
import type { CsvFault } from "@/lib/csv-rows";
import {
  type BalanceContext,
  type BalanceError,
  type BalanceFields,
  type BalanceRow,
  readBalanceRow,
} from "@/lib/loyalty/balance-row";
import { addOpening, noTotals, type OpeningTotals } from "@/lib/loyalty/opening-totals";
import type { Actor } from "@/lib/loyalty/permissions";
import { problemsOf, standingOf } from "./balance-standing";
import { type BroughtAlong, broughtAlong } from "./brought-along";
import { makeMembers } from "./make-members";
import { openBalance } from "./open-balance";

type Line = { line: number; fields: BalanceFields } | CsvFault;
/** A file of opening balances, read from its beginning each time it is asked for. */
type ReadBalances = () => AsyncIterable<Line>;

/** Members opened by this run, with what they bring along together; those opened before are duplicates. */
export type BalancesImported = OpeningTotals & {
  /** Under what the trail tells of it; null where nobody was opened. */
  importId: string | null;
  rows: number;
  members: number;
  /** Of those opened, whose membership is made by it. */
  made: number;
  opened: number;
  duplicates: number;
  errors: BalanceError[];
};

/** How many rows are held in memory at once; a longer file is read several times, some customers at a time. */
const HELD_MAX = 200_000;
const AT_ONCE = 400;

/**
 * Opens the memberships a file names with what they bring along, or, with one bad row, none: customers nobody knows become unclaimed
 * memberships. It is written member by member, and each membership is opened once, so that an import that was stopped is simply started
 * again. `actor` is null for the operator's command; nobody brings points along for themselves.
 */
export async function importBalances(
  actor: Actor<"members.import"> | null,
  read: ReadBalances,
  { isDryRun }: { isDryRun: boolean },
): Promise<BalancesImported> {
  forgetTerms();
  const context = { history: await termsHistory(), zone: await programmeZone(), now: await programmeNow() };
  const { rows, errors } = await readThrough(read, context);
  const run: Run = { actor, read, context, parts: Math.max(1, Math.ceil(rows / HELD_MAX)) };
  const planned = await plan(run, rows);
  errors.push(...planned.errors);
  errors.sort((a, b) => a.line - b.line);
  if (errors.length > 0) return { ...nothing(rows), errors };
  if (isDryRun || planned.opened === 0) return planned;
  const importId = newId();
  await tell(actor, importId, "balances.begin", { rows, ...written(planned) });
  const imported = await openAll(run, rows);
  await tell(actor, importId, "balances.finish", { ...written(imported), duplicates: imported.duplicates });
  return { ...imported, importId };
}

type Run = { actor: Actor<"members.import"> | null; read: ReadBalances; context: BalanceContext; parts: number };

const nothing = (rows: number): BalancesImported => ({
  importId: null,
  rows,
  members: 0,
  made: 0,
  opened: 0,
  duplicates: 0,
  errors: [],
  ...noTotals(),
});

async function readThrough(
  read: ReadBalances,
  context: BalanceContext,
): Promise<{ rows: number; errors: BalanceError[] }> {
  const errors: BalanceError[] = [];
  let rows = 0;
  for await (const each of read()) {
    rows += 1;
    const row = readRow(each, context);
    if (Array.isArray(row)) errors.push(...row);
  }
  return { rows, errors };
}

function readRow(each: Line, context: BalanceContext): BalanceRow | BalanceError[] {
  if (!("fault" in each)) return readBalanceRow(each.line, each.fields, context);
  const { line, fault, has, header, reason } = each;
  return [{ line, field: "", fault, about: { has, header, reason } }];
}

/** What the members who belong to this part of the file bring along, and where their rows contradict each other. */
async function gather(
  { read, context, parts }: Run,
  part: number,
): Promise<{ members: BroughtAlong[]; errors: BalanceError[] }> {
  const rows = new Map<string, BalanceRow[]>();
  for await (const each of read()) {
    const row = readRow(each, context);
    if (Array.isArray(row) || partOf(row.member, parts) !== part) continue;
    const others = rows.get(row.member);
    if (others) others.push(row);
    else rows.set(row.member, [row]);
  }
  const told = [...rows.values()].map(broughtAlong);
  return { members: told.map((each) => each.brought), errors: told.flatMap((each) => each.errors) };
}

function partOf(member: string, parts: number): number {
  return parts === 1 ? 0 : createHash("sha256").update(member).digest().readUInt32BE(0) % parts;
}

function* batchesOf(members: BroughtAlong[]): Generator<BroughtAlong[]> {
  for (let start = 0; start < members.length; start += AT_ONCE) yield members.slice(start, start + AT_ONCE);
}

/** What would be opened, and who may not be. */
async function plan(run: Run, rows: number): Promise<BalancesImported> {
  const planned = nothing(rows);
  for (let part = 0; part < run.parts; part += 1) {
    const gathered = await gather(run, part);
    planned.errors.push(...gathered.errors);
    for (const batch of batchesOf(gathered.members)) {
      const standing = await standingOf(batch, run.actor?.personId ?? null);
      planned.errors.push(...problemsOf(batch, standing));
      for (const each of batch) {
        const known = standing.get(each.member);
        count(planned, each, { isKnown: known !== undefined, isRepeated: Boolean(known?.digest) }, run.context);
      }
    }
  }
  return planned;
}

async function openAll(run: Run, rows: number): Promise<BalancesImported> {
  const imported = nothing(rows);
  for (let part = 0; part < run.parts; part += 1) {
    const { members } = await gather(run, part);
    for (const batch of batchesOf(members)) await openBatch(batch, run, imported);
  }
  return imported;
}

async function openBatch(batch: BroughtAlong[], { actor, context }: Run, imported: BalancesImported): Promise<void> {
  const standing = await standingOf(batch, actor?.personId ?? null);
  const members = await makeMembers(batch);
  await Promise.all(
    batch.map(async (each) => {
      const opened = await openBalance({ ...each.opening, memberId: members.get(each.member) ?? 0 });
      if (!opened.ok) throw new Error(`${each.member} was accepted and is refused: ${opened.refusal.code}`);
      count(imported, each, { isKnown: standing.has(each.member), isRepeated: opened.value.repeated }, context);
    }),
  );
}

function count(
  imported: BalancesImported,
  { opening }: BroughtAlong,
  { isKnown, isRepeated }: { isKnown: boolean; isRepeated: boolean },
  context: BalanceContext,
): void {
  imported.members += 1;
  if (isRepeated) {
    imported.duplicates += 1;
    return;
  }
  imported.opened += 1;
  if (!isKnown) imported.made += 1;
  addOpening(imported, opening, context);
}

const written = ({ opened, made, points }: BalancesImported) => ({ opened, made, points });

/** Before the first membership is opened and after the last, so that one that was stopped on the way is seen to have been. */
async function tell(
  actor: Actor<"members.import"> | null,
  importId: string,
  action: "balances.begin" | "balances.finish",
  what: Record<string, number>,
): Promise<void> {
  await sql`
    select tell_of_balances(${actor?.personId ?? null}::bigint, ${importId}::uuid, ${action}, ${sql.json(what)})`;
}
