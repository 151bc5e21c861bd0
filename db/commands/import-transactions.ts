import { createHash } from "node:crypto";
import { sql } from "@/db/client";
import { programmeNow, programmeZone } from "@/db/queries/programme-time";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import {
  type PurchaseRow,
  type RowContext,
  type RowError,
  type RowFields,
  readPurchaseRow,
} from "@/lib/loyalty/purchase-row";
import { requestKey } from "./idempotency";
import { type CustomerRun, type ImportPlan, recordRuns, rowKey, type Tally } from "./import-batch";
import { findMembers } from "./make-members";
import { purchaseKeys } from "./record-purchase";

/** A file of purchases, read from its beginning each time it is asked for. */
export type ReadRows = () => AsyncIterable<{ line: number; fields: RowFields } | RowError>;
export type ImportResult = { rows: number } & Tally & { errors: RowError[] };

/** How many rows are held in memory at once; a longer file is read several times, some customers at a time. */
const HELD_MAX = 200_000;
/** How much is written at once, and by how many statements side by side. */
const BATCH = { customers: 200, rows: 1_000 };
const IN_FLIGHT = 2;
const CHECKED_AT_ONCE = 1_000;

/**
 * Records a file of purchases, all or, with one bad row, none: customers nobody knows become unclaimed memberships, points are awarded
 * by the terms of each purchase's own day, and every lapse and move between tiers that is due for them is written before it answers.
 * Exactly repeatable, also after it was killed on the way, and while the same members are served.
 */
export async function importTransactions(
  read: ReadRows,
  options: { currency: string | null; isDryRun: boolean },
): Promise<ImportResult> {
  forgetTerms();
  const history = await termsHistory();
  const now = await programmeNow();
  const context: RowContext = { history, now, zone: await programmeZone(), currency: options.currency };
  const tally: Tally = { members: 0, purchases: 0, earned: 0, nothing: 0, duplicates: 0 };

  const { rows, errors } = await validate(read, context);
  if (errors.length > 0) return { rows, ...tally, errors };
  const parts = Math.ceil(rows / HELD_MAX);
  for (let part = 0; part < parts; part += 1) {
    const runs = await gather(read, context, part, parts, tally);
    await recordAll(runs, { history, now, isDryRun: options.isDryRun }, tally);
  }
  return { rows, ...tally, errors };
}

async function validate(read: ReadRows, context: RowContext): Promise<{ rows: number; errors: RowError[] }> {
  const errors: RowError[] = [];
  const receipts = new Map<string, string>();
  let rows = 0;
  const toCheck: PurchaseRow[] = [];
  for await (const each of read()) {
    rows += 1;
    const row = "message" in each ? [each] : readPurchaseRow(each.line, each.fields, context);
    if (Array.isArray(row)) {
      errors.push(...row);
      continue;
    }
    if (row.externalId === null) continue;
    const said = digest(row);
    if ((receipts.get(row.externalId) ?? said) !== said) errors.push(reused(row, "another row of the file"));
    receipts.set(row.externalId, said);
    toCheck.push(row);
    if (toCheck.length === CHECKED_AT_ONCE) errors.push(...(await recordedOtherwise(toCheck.splice(0))));
  }
  errors.push(...(await recordedOtherwise(toCheck)));
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}

function digest({ member, occurredAt, totalMinor, currency }: PurchaseRow): string {
  const said = JSON.stringify([member, occurredAt.getTime(), totalMinor, currency]);
  return createHash("sha256").update(said).digest("base64").slice(0, 22);
}

const reused = ({ line, externalId }: PurchaseRow, where: string): RowError => ({
  line,
  field: "externalId",
  message: `Receipt ${externalId} stands for a different purchase in ${where}.`,
});

/** Rows whose receipt the programme knows as another purchase. */
async function recordedOtherwise(rows: PurchaseRow[]): Promise<RowError[]> {
  if (rows.length === 0) return [];
  const keyed = rows.map((row) => ({
    row,
    key: requestKey("purchase", "programme", row.externalId ?? "").toString("hex"),
  }));
  const known = await sql<{ key: string; digest: string }[]>`
    select encode(key, 'hex') as key, encode(digest, 'hex') as digest from events
    where key in (select decode(k, 'hex') from unnest(${keyed.map((each) => each.key)}::text[]) k)`;
  if (known.length === 0) return [];
  const digests = new Map(known.map((each) => [each.key, each.digest]));
  const found = keyed.filter(({ key }) => digests.has(key));
  const members = await findMembers(found.map(({ row }) => row));
  return found.flatMap(({ row, key }) => {
    const request = { ...row, externalId: row.externalId ?? "", memberId: members.get(row.member) ?? 0 };
    return purchaseKeys(request).digest.toString("hex") === digests.get(key) ? [] : [reused(row, "the programme")];
  });
}

/** The runs of every customer who belongs to this part of the file; a receipt that stands twice counts once. */
async function gather(
  read: ReadRows,
  context: RowContext,
  part: number,
  parts: number,
  tally: Tally,
): Promise<CustomerRun[]> {
  const runs = new Map<string, CustomerRun>();
  const alike = new Map<string, number>();
  const receipts = new Set<string>();
  for await (const each of read()) {
    const row = "message" in each ? [each] : readPurchaseRow(each.line, each.fields, context);
    if (Array.isArray(row)) throw new Error("The file changed while it was imported: import it again.");
    if (partOf(row.member, parts) !== part) continue;
    const place = (alike.get(row.fingerprint) ?? 0) + 1;
    if (row.externalId === null) alike.set(row.fingerprint, place);
    const key = rowKey(row, place);
    if (row.externalId !== null && receipts.has(key)) {
      tally.duplicates += 1;
      continue;
    }
    if (row.externalId !== null) receipts.add(key);
    const run = runs.get(row.member) ?? { member: row.member, rows: [] };
    run.rows.push({ row, key });
    runs.set(row.member, run);
  }
  for (const { rows } of runs.values())
    rows.sort((a, b) => a.row.occurredAt.getTime() - b.row.occurredAt.getTime() || a.row.line - b.row.line);
  return [...runs.values()];
}

function partOf(member: string, parts: number): number {
  return parts === 1 ? 0 : createHash("sha256").update(member).digest().readUInt32BE(0) % parts;
}

async function recordAll(runs: CustomerRun[], plan: ImportPlan, tally: Tally): Promise<void> {
  const batches = batchesOf(runs);
  const work = async () => {
    for (const batch of batches) await recordRuns(batch, plan, tally);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

function* batchesOf(runs: CustomerRun[]): Generator<CustomerRun[]> {
  let batch: CustomerRun[] = [];
  let rows = 0;
  for (const run of runs) {
    if (batch.length === BATCH.customers || (batch.length > 0 && rows + run.rows.length > BATCH.rows)) {
      yield batch;
      batch = [];
      rows = 0;
    }
    batch.push(run);
    rows += run.rows.length;
  }
  if (batch.length > 0) yield batch;
}
