import type { Sql } from "@/db/client";
import { beatWorker, signOffWorker } from "@/db/commands/beat-worker";
import { BEAT_MS, releaseDeadWorkers, releaseUnheardJobs, SILENCE_MS } from "@/db/commands/release-dead-workers";
import { because, type WorkLog } from "./log";
import { isIdle } from "./tasks";

export type Heartbeat = { stop: () => Promise<void> };

/** Pools of this process that ended while the database was away, still to be signed off. */
const ended = new Set<string>();

/**
 * Shows that this pool lives, and gives others' jobs back once they have been silent. Nobody is declared dead until our own
 * beats went through for as long as silence takes: while the database was away, nobody could be heard.
 */
export function startHeartbeat(owner: Sql, poolId: string, log: WorkLog): Heartbeat {
  let steadySince: number | null = null;
  let current: Promise<void> = Promise.resolve();

  const beat = async () => {
    const startedAt = performance.now();
    try {
      await beatWorker(owner, poolId);
      for (const former of ended) await signOff(owner, former);
      steadySince ??= startedAt;
      if (startedAt - steadySince < SILENCE_MS) return;
      const dead = await releaseDeadWorkers(owner);
      if (isIdle() && (await releaseUnheardJobs(owner, poolId))) log.warn("Gave back jobs this worker never heard of");
      if (dead.length > 0) log.warn(`Released the jobs of dead workers: ${dead.join(", ")}`);
    } catch (error) {
      steadySince = null;
      log.warn(`No heartbeat: ${because(error)}`);
    }
  };
  const tick = () => {
    current = current.then(beat);
  };
  tick();
  const timer = setInterval(tick, BEAT_MS);

  return {
    async stop() {
      clearInterval(timer);
      await current;
      ended.add(poolId);
      await signOff(owner, poolId).catch(() => {}); // the next life tries again, and others notice the silence
    },
  };
}

async function signOff(owner: Sql, poolId: string): Promise<void> {
  await signOffWorker(owner, poolId);
  ended.delete(poolId);
}
