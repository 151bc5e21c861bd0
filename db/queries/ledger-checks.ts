import { sql } from "@/db/client";
import { type Instant, realNow } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import type { Finding } from "./verify-member";

export type LedgerCheck = {
  publicId: string;
  state: "waiting" | "running" | "green" | "red" | "failed";
  askedAt: Instant;
  /** Null: the nightly one. */
  askedBy: string | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  members: number | null;
  journals: number | null;
  checkpoint: number | null;
  foundCount: number;
};

/** What staff are shown: one that found nothing, but had no checkpoint to compare with, cannot know of what was taken out whole. */
export function verdictOf({ state, checkpoint }: LedgerCheck): LedgerCheck["state"] | "uncompared" {
  return state === "green" && checkpoint === null ? "uncompared" : state;
}

export type CheckWithFindings = LedgerCheck & { found: Finding[] };

const columns = () => sql`
  c.public_id as "publicId", c.state, c.asked_at as "askedAt", p.name as "askedBy", c.started_at as "startedAt", c.ended_at as "endedAt",
  c.members, c.journals, c.checkpoint, c.found_count as "foundCount"`;

const HISTORY = 30;

/** The newest checks of the whole ledger, newest first. */
export async function listLedgerChecks(): Promise<LedgerCheck[]> {
  return sql<LedgerCheck[]>`
    select ${columns()} from ledger_checks c left join people p on p.id = c.asked_by order by c.id desc limit ${HISTORY}`;
}

/** One check with what it found: the one named, or else the newest that has ended; null where there is none. */
export async function findLedgerCheck(id: string | null): Promise<CheckWithFindings | null> {
  const named = id !== null && isId(id) ? id : null;
  const [row] = await sql<CheckWithFindings[]>`
    select ${columns()}, c.found from ledger_checks c left join people p on p.id = c.asked_by
    where c.ended_at is not null and (${named}::uuid is null or c.public_id = ${named}::uuid) order by c.id desc limit 1`;
  return row ?? null;
}

/** Whether the newest check that ended found something or could not be done: what staff must hear of at once. */
export async function ledgerAlarm(): Promise<Pick<LedgerCheck, "publicId" | "endedAt" | "foundCount"> | null> {
  const [row] = await sql<(LedgerCheck & { state: string })[]>`
    select public_id as "publicId", state, ended_at as "endedAt", found_count as "foundCount" from ledger_checks
    where ended_at is not null order by id desc limit 1`;
  return row === undefined || row.state === "green" ? null : row;
}

export type NewestCheckpoint = { number: number; madeAt: Instant; members: number };

/** The newest checkpoint of all members that was signed. */
export async function newestCheckpoint(): Promise<NewestCheckpoint | null> {
  const [row] = await sql<NewestCheckpoint[]>`
    select number, made_at as "madeAt", members from checkpoints where scope = 'all' order by number desc limit 1`;
  return row ?? null;
}

/** One of all members is signed every night: one that is older was missed. */
export const OVERDUE_AFTER_HOURS = 24;

/** Whether the newest checkpoint of all members is older than a day, or there is none. */
export async function isCheckpointOverdue(now: Instant = realNow()): Promise<boolean> {
  const newest = await newestCheckpoint();
  return newest === null || newest.madeAt.getTime() <= now.getTime() - OVERDUE_AFTER_HOURS * 3_600_000;
}
