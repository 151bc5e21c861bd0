import { EventEmitter } from "node:events";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Runner, run, type WorkerEvents } from "graphile-worker";
import { connect, disconnect, type Sql } from "@/db/client";
import { askOverdueCheckpoint } from "@/db/commands/ask-checkpoint";
import { listenForOutbox, OUTBOX_CHANNEL, ZONE_CHANNEL } from "@/db/commands/listen-for-outbox";
import { EnvironmentError, env } from "@/lib/base/env";
import { crontab } from "./crontab";
import { startForwarder } from "./forwarder";
import { startHeartbeat } from "./heartbeat";
import { because, queueLogger, workLog } from "./log";
import { allEnded, tasks } from "./tasks";
import { followZone } from "./zone";

const CONCURRENT_JOBS = 4;
const PAUSE_MS = 1_000;
/** For running jobs, once asked to stop. */
const PATIENCE_MS = 8_000;

/** Works until `stopping` is aborted. Whatever happens to the database, it starts over as soon as that is back. */
export async function work(stopping: AbortSignal): Promise<void> {
  const owner = connect(env().workerUrl, { max: 2 });
  try {
    while (!stopping.aborted) {
      try {
        await workUntilInterrupted(owner, stopping);
      } catch (error) {
        workLog.warn(`The worker starts over: ${because(error)}`);
      }
      if (!stopping.aborted) await setTimeout(PAUSE_MS, undefined, { signal: stopping }).catch(() => {});
    }
  } finally {
    await Promise.all([owner.end({ timeout: 2 }), disconnect()]);
  }
}

/** One life of the queue's runner, with what forwards to it and what shows that it lives. */
async function workUntilInterrupted(owner: Sql, stopping: AbortSignal): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  let poolId = "";
  let wake = () => {};
  const zone = await followZone(workLog);
  events.on("pool:create", ({ workerPool }) => {
    poolId = workerPool.id;
  });
  events.on("pool:listen:success", ({ client }) => {
    // Once the queue's own LISTEN is through. When ours fails, the poll goes on and the queue connects anew by itself.
    client.once("drain", () => {
      void listenForOutbox(client)
        .then(zone.look)
        .catch(() => {});
    });
  });
  events.on("pool:listen:notification", ({ message }) => {
    if (message.channel === OUTBOX_CHANNEL) wake();
    if (message.channel === ZONE_CHANNEL) void zone.look();
  });
  const runner: Runner = await run({
    connectionString: env().workerUrl,
    taskList: tasks,
    parsedCronItems: crontab(zone.now),
    concurrency: CONCURRENT_JOBS,
    maxPoolSize: CONCURRENT_JOBS + 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: queueLogger,
    events,
    // Through its batches, even of one, a job that cannot be settled while the database is away stops the runner in good order, and the
    // next life gives the job back; otherwise that failure would go unheard and end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const forwarder = startForwarder(owner, workLog);
  wake = forwarder.wake;
  const heartbeat = startHeartbeat(owner, poolId, workLog);
  const stop = () => void runner.stop("the worker was asked to stop").catch(() => {});
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  await askOverdueCheckpoint(owner).catch((error) => workLog.warn(`Nobody asked for a checkpoint: ${because(error)}`));
  workLog.info("The worker is ready");
  try {
    await runner.promise;
  } finally {
    stopping.removeEventListener("abort", stop);
    await forwarder.stop();
    await allEnded();
    await heartbeat.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => leave(stopping));
  try {
    await work(stopping.signal);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Lets running jobs end; what takes longer is left to the next worker, as after a crash. */
function leave(stopping: AbortController): void {
  stopping.abort();
  globalThis.setTimeout(() => process.exit(0), PATIENCE_MS).unref();
}
