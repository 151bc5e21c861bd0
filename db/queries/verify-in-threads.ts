import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Sql } from "@/db/client";
import type { Members } from "./read-evidence";
import type { Checked } from "./verify-members";

/** So many lines take about half a second, which is more than a thread takes to come up. */
const LINES_A_PART = 25_000;
const THREADS_MAX = 4;

/** The members in parts of about as many lines, every possible member in one of them; one part where the ledger is small. */
export async function partsOf(sql: Sql): Promise<Members[]> {
  const rows = await sql<{ first: number }[]>`
    select min(member_id) as first
    from (select member_id, (sum(version) over (order by member_id) - version) / ${LINES_A_PART} as part from wallets) w
    group by part order by part`;
  const firsts = rows.slice(1).map(({ first }) => first);
  return [null, ...firsts].map((from, place) => ({ from, before: firsts[place] ?? null }));
}

/** Checks each part in one of several threads, each with a connection of its own; the answers in the order of the parts. */
export async function verifyInThreads(ownerUrl: string, parts: readonly Members[]): Promise<Checked[]> {
  const answers: Checked[] = [];
  const left = [...parts.entries()];
  const count = Math.min(availableParallelism(), THREADS_MAX, parts.length);
  const threads = Array.from({ length: count }, () => startThread(ownerUrl));
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await ask(thread, next[1]);
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return answers;
}

function startThread(ownerUrl: string): Worker {
  return new Worker(new URL("./verify-thread.ts", import.meta.url), {
    workerData: { ownerUrl },
    execArgv: ["--no-warnings", "--import", import.meta.resolve("tsx")],
  });
}

/** Rejects with what the thread failed of. */
async function ask(thread: Worker, part: Members): Promise<Checked> {
  const answered = once(thread, "message");
  thread.postMessage(part);
  const [checked] = await answered;
  return checked;
}
