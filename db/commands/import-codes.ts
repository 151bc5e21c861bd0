import { setTimeout as delay } from "node:timers/promises";
import { outcomeIsUnknown, sql } from "@/db/client";
import { programmeZone } from "@/db/queries/programme-time";
import { linesOf } from "@/lib/base/lines";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { dayEnd } from "@/lib/loyalty/calendar";
import { readCodeLine } from "@/lib/loyalty/code-list";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealSecret } from "@/lib/personal-data";
import { codeHash } from "./voucher-code";

/** How many lines one list may have: what one statement writes well within its deadline. */
export const CODE_LINES_MAX = 200_000;
/** Up to so many are added at once; more by a job. */
const AT_ONCE_MAX = 2_000;
const KEPT_TOGETHER = 1_000;
/** How long a database that went away is waited for. */
const PATIENCE_MS = 60_000;

export type CodeList = {
  /** The reward's public id. */
  rewardId: string;
  /** The file, piece by piece. */
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** The last day of codes whose line names none. */
  endsOn: string | null;
  /** Only says what would come of it. */
  isTrial: boolean;
};

export type ImportRefusal = "reward_unknown" | "nothing_to_import" | "too_many";
type KeptLine = { line: number; id: string; cipher?: string; hash?: string; ends?: number; outcome?: string };

/**
 * Brings a list of codes for a reward: read line by line, sealed as it comes, then all of it added or, with one line at fault, nothing. A code
 * is held once, whichever reward it belongs to; the same list again adds nothing. A long list of staff waits for its job. `actor` is null for the
 * operator's command.
 */
export async function importCodes(
  actor: Actor<"codes.import"> | null,
  { rewardId, pieces, endsOn, isTrial }: CodeList,
  most = CODE_LINES_MAX,
): Promise<Result<{ importId: string }, ImportRefusal>> {
  if (!isId(rewardId)) return refused("reward_unknown");
  const importId = newId();
  const [begun] = await sql<{ isBegun: boolean }[]>`
    select begin_code_import(${actor?.personId ?? null}, ${rewardId}::uuid, ${importId}::uuid) as "isBegun"`;
  if (!begun?.isBegun) return refused("reward_unknown");
  try {
    const lines = await keepLines(importId, pieces, { endsOn, most });
    if (lines === 0 || lines > most) {
      await giveUpCodeImport(importId);
      return refused(lines === 0 ? "nothing_to_import" : "too_many");
    }
    const isByJob = actor !== null && !isTrial && lines > AT_ONCE_MAX;
    await insist(() => sql`select end_code_lines(${importId}::uuid, ${isByJob})`);
    if (!isByJob) await runCodeImport(importId, isTrial);
    return done({ importId });
  } catch (error) {
    if (!outcomeIsUnknown(error)) await giveUpCodeImport(importId);
    throw error;
  }
}

/** Adds the codes of a list that was read to its end, or says why not; done before, it does nothing. */
export async function runCodeImport(importId: string, isTrial = false): Promise<void> {
  await insist(() => sql`select run_code_import(${importId}::uuid, ${isTrial})`);
}

/** Gives up a list that cannot be read or added; nothing of it stays. */
export async function giveUpCodeImport(importId: string): Promise<void> {
  await sql`select give_up_code_import(${importId}::uuid)`;
}

/** Gives up lists that nobody finished reading; answers how many. */
export async function sweepCodeImports(limit: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select sweep_code_imports(${limit}) as count`;
  return row?.count ?? 0;
}

/** Keeps what each line says, sealed; answers how many say anything. */
async function keepLines(
  importId: string,
  pieces: CodeList["pieces"],
  { endsOn, most }: { endsOn: string | null; most: number },
): Promise<number> {
  const zone = await programmeZone();
  const ends = new Map<string, number>();
  const endOf = (day: string) => {
    const known = ends.get(day) ?? dayEnd(day, zone).getTime();
    ends.set(day, known);
    return known;
  };
  let count = 0;
  let waiting: KeptLine[] = [];
  const keep = async () => {
    const kept = waiting;
    waiting = [];
    if (kept.length > 0) await insist(() => sql`select keep_code_lines(${importId}::uuid, ${sql.json(kept)})`);
  };
  for await (const { line, text } of linesOf(pieces)) {
    const said = readCodeLine(text, line);
    if (said === null) continue;
    count += 1;
    if (count > most) return count;
    const last = "because" in said ? null : (said.endsOn ?? endsOn);
    waiting.push({
      line,
      id: newId(),
      ...("because" in said ? { outcome: said.because } : sealed(said.code)),
      ...(last === null ? {} : { ends: endOf(last) }),
    });
    if (waiting.length === KEPT_TOGETHER) await keep();
  }
  await keep();
  return count;
}

function sealed(code: string) {
  const cipher = Buffer.from(sealSecret(code), "base64url").toString("base64");
  return { cipher, hash: codeHash(code).toString("hex") };
}

/** Asks again while the database is away: each of these statements takes effect once. */
async function insist(ask: () => PromiseLike<unknown>): Promise<void> {
  const began = Date.now();
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!outcomeIsUnknown(error) || Date.now() - began > PATIENCE_MS) throw error;
      await delay(250);
    }
  }
}
