import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Sql } from "@/db/client";
import type { Members } from "./read-evidence";
import type { Checked } from "./verify-members";

/** So many lines take about half a second. */
const LINES_A_PART = 25_000;
const THREADS_MAX = 4;
/** A thread takes about two seconds of a processor to come up and to run as quickly as one that has run before. */
const PARTS_WORTH_A_THREAD = 4;

/** The members in parts of about as many lines, every possible member in one of them; one part where the ledger is small. */
export async function partsOf(sql: Sql): Promise<Members[]> {
  const rows = await sql<{ first: number }[]>`
    select min(member_id) as first
    from (select member_id, (sum(version) over (order by member_id) - version) / ${LINES_A_PART} as part from wallets) w
    group by part order by part`;
  const firsts = rows.slice(1).map(({ first }) => first);
  return [null, ...firsts].map((from, place) => ({ from, before: firsts[place] ?? null }));
}

/**
 * Checks the parts in this thread, and of a large ledger in others as soon as they have come up, each with a connection of its own; the answers in the
 * order of the parts.
 */
export async function verifyInThreads(ownerUrl: string, parts: readonly Members[], here: Check): Promise<Checked[]> {
  const answers: Checked[] = [];
  const left = [...parts.entries()];
  const checkNext = async (check: Check) => {
    for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await check(next[1]);
  };
  const worth = Math.floor(parts.length / PARTS_WORTH_A_THREAD);
  const others = Math.max(0, Math.min(availableParallelism(), THREADS_MAX, worth) - 1);
  const threads = Array.from({ length: others }, () => startThread(ownerUrl));
  try {
    await Promise.all([checkNext(here), ...threads.map((thread) => checkWhenUp(thread, checkNext))]);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return answers;
}

type Check = (part: Members) => Promise<Checked>;

/** Takes parts once the thread says that it is there, so that none waits for it. */
async function checkWhenUp(thread: Worker, checkNext: (check: Check) => Promise<void>): Promise<void> {
  await once(thread, "message");
  await checkNext(async (part) => {
    const answered = once(thread, "message");
    thread.postMessage(part);
    const [checked] = await answered;
    return checked;
  });
}

function startThread(ownerUrl: string): Worker {
  return new Worker(new URL("./verify-thread.ts", import.meta.url), {
    workerData: { ownerUrl },
    execArgv: ["--no-warnings", "--import", import.meta.resolve("tsx")],
  });
}
