import { createHash } from "node:crypto";
import { sql } from "@/db/client";
import { programmeNow, programmeZone } from "@/db/queries/programme-time";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { type BalanceContext, type BalanceFields, type BalanceRow, readBalanceRow } from "@/lib/loyalty/balance-row";
import { sum } from "@/lib/loyalty/points";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { type BroughtAlong, broughtAlong } from "./brought-along";
import { findMembers, makeMembers } from "./make-members";
import { openBalance, openingKeys } from "./open-balance";

/** A file of opening balances, read from its beginning each time it is asked for. */
export type ReadBalances = () => AsyncIterable<{ line: number; fields: BalanceFields } | RowError>;

export type BalancesImported = {
  rows: number;
  members: number;
  /** Members opened by this run, with so many points; those opened before are duplicates. */
  opened: number;
  points: number;
  duplicates: number;
  errors: RowError[];
};

/** How many rows are held in memory at once; a longer file is read several times, some customers at a time. */
const HELD_MAX = 200_000;
const AT_ONCE = 400;

/**
 * Opens the memberships a file names with what they bring along, all or, with one bad row, none: customers nobody knows become
 * unclaimed memberships. Each membership is opened once, so that an import that was killed is simply started again.
 */
export async function importBalances(
  read: ReadBalances,
  { isDryRun }: { isDryRun: boolean },
): Promise<BalancesImported> {
  forgetTerms();
  const context = { history: await termsHistory(), zone: await programmeZone(), now: await programmeNow() };
  const { rows, errors } = await readThrough(read, context);
  const parts = Math.max(1, Math.ceil(rows / HELD_MAX));
  const imported: BalancesImported = { rows, members: 0, opened: 0, points: 0, duplicates: 0, errors };
  for (let part = 0; part < parts; part += 1) {
    const gathered = await gather(read, context, { part, parts });
    errors.push(...gathered.errors);
    for (const batch of batchesOf(gathered.members)) errors.push(...(await problemsOf(batch)));
  }
  errors.sort((a, b) => a.line - b.line);
  if (errors.length > 0) return imported;
  for (let part = 0; part < parts; part += 1) {
    const gathered = await gather(read, context, { part, parts });
    for (const batch of batchesOf(gathered.members)) await openAll(batch, isDryRun, imported);
  }
  return imported;
}

async function readThrough(read: ReadBalances, context: BalanceContext): Promise<{ rows: number; errors: RowError[] }> {
  const errors: RowError[] = [];
  let rows = 0;
  for await (const each of read()) {
    rows += 1;
    const row = readRow(each, context);
    if (Array.isArray(row)) errors.push(...row);
  }
  return { rows, errors };
}

function readRow(each: { line: number; fields: BalanceFields } | RowError, context: BalanceContext) {
  return "message" in each ? [each] : readBalanceRow(each.line, each.fields, context);
}

/** What the members who belong to this part of the file bring along, and where their rows contradict each other. */
async function gather(
  read: ReadBalances,
  context: BalanceContext,
  { part, parts }: { part: number; parts: number },
): Promise<{ members: BroughtAlong[]; errors: RowError[] }> {
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

/** Members who are closed, or were opened with something else before. */
async function problemsOf(batch: BroughtAlong[]): Promise<RowError[]> {
  const standing = await standingOf(batch);
  return batch.flatMap(({ member, line, opening }): RowError[] => {
    const known = standing.get(member);
    const wrong = (message: string) => [{ line, field: "member", message }];
    if (known?.state === "closed") return wrong(`The membership of ${member} is closed.`);
    if (known?.state === "merged") return wrong(`The membership of ${member} was merged into another: name that one.`);
    if (!known?.digest) return [];
    const { digest } = openingKeys({ ...opening, memberId: known.memberId });
    return digest.toString("hex") === known.digest
      ? []
      : wrong(`${member} was opened before with something else: correct it with an adjustment.`);
  });
}

type Standing = { memberId: number; state: string /** Of the opening that was written. */; digest: string | null };

async function standingOf(batch: BroughtAlong[]): Promise<Map<string, Standing>> {
  const members = await findMembers(batch);
  const keyed = [...members].map(([member, memberId]) => ({
    member,
    memberId,
    key: openingKeys({ memberId, lots: [], tierPoints: 0, tier: null }).key.toString("hex"),
  }));
  const rows = await sql<{ memberId: number; state: string; digest: string | null }[]>`
    select m.id as "memberId", m.state, encode(e.digest, 'hex') as digest
    from unnest(${keyed.map((each) => each.memberId)}::bigint[], ${keyed.map((each) => each.key)}::text[]) asked(member, key)
    join members m on m.id = asked.member left join events e on e.key = decode(asked.key, 'hex')`;
  const found = new Map(rows.map((row) => [row.memberId, row]));
  return new Map(
    keyed.flatMap(({ member, memberId }) => {
      const row = found.get(memberId);
      return row ? [[member, row] as const] : [];
    }),
  );
}

async function openAll(batch: BroughtAlong[], isDryRun: boolean, imported: BalancesImported): Promise<void> {
  imported.members += batch.length;
  const count = (repeated: boolean, { opening }: BroughtAlong) => {
    if (repeated) imported.duplicates += 1;
    else {
      imported.opened += 1;
      imported.points += sum(opening.lots.map((lot) => lot.points));
    }
  };
  if (isDryRun) {
    const standing = await standingOf(batch);
    for (const each of batch) count(Boolean(standing.get(each.member)?.digest), each);
    return;
  }
  const members = await makeMembers(batch);
  await Promise.all(
    batch.map(async (each) => {
      const opened = await openBalance({ ...each.opening, memberId: members.get(each.member) ?? 0 });
      if (!opened.ok) throw new Error(`${each.member} was accepted and is refused: ${opened.refusal.code}`);
      count(opened.value.repeated, each);
    }),
  );
}
