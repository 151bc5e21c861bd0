import type { Sql } from "@/db/client";

/** Notes that a worker's pool of jobs is alive now. */
export async function beatWorker(owner: Sql, poolId: string): Promise<void> {
  await owner`
    insert into workers (pool_id) values (${poolId})
    on conflict (pool_id) do update set seen_at = now()`;
}

/** A worker that stops in order says so, and whatever it still held is free at once. */
export async function signOffWorker(owner: Sql, poolId: string): Promise<void> {
  await owner`
    with gone as (delete from workers where pool_id = ${poolId} returning pool_id)
    select graphile_worker.force_unlock_workers(array[pool_id]) from gone`;
}
