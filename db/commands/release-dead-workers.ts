import type { Sql } from "@/db/client";

/** A worker that has not shown itself for so long is dead. It shows itself every `BEAT_MS`. */
export const SILENCE_MS = 15_000;
export const BEAT_MS = 3_000;

/**
 * Gives back the jobs of workers that died (by themselves they would stay locked for four hours) and answers whose they
 * were. To be called only by a worker whose own beats went through for as long as `SILENCE_MS`: after an outage of the
 * database everybody looks silent.
 */
export async function releaseDeadWorkers(owner: Sql, silenceMs: number = SILENCE_MS): Promise<string[]> {
  const rows = await owner<{ poolId: string }[]>`
    with dead as (
      select distinct jobs.locked_by as pool_id
      from graphile_worker.jobs
      where jobs.locked_at < now() - ${silenceMs} * interval '1 millisecond'
        and not exists (
          select from workers
          where workers.pool_id = jobs.locked_by and workers.seen_at > now() - ${silenceMs} * interval '1 millisecond')
    ), forgotten as (
      delete from workers where seen_at < now() - interval '1 day'
    ), released as (
      select graphile_worker.force_unlock_workers(pool_ids)
      from (select array_agg(pool_id) as pool_ids from dead) as all_dead
      where pool_ids is not null
    )
    select pool_id as "poolId", (select count(*) from released) from dead`;
  return rows.map((row) => row.poolId);
}

/**
 * Gives back what this worker's own pool was handed while a connection broke and so never heard of; it would stay locked for four
 * hours. To be called only while nothing of the pool is under way. Answers whether there was anything.
 */
export async function releaseUnheardJobs(owner: Sql, poolId: string, silenceMs: number = SILENCE_MS): Promise<boolean> {
  const rows = await owner`
    select graphile_worker.force_unlock_workers(array[${poolId}::text])
    where exists (
      select from graphile_worker.jobs
      where jobs.locked_by = ${poolId} and jobs.locked_at < now() - ${silenceMs} * interval '1 millisecond')`;
  return rows.length > 0;
}
