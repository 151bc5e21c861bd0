import type { Sql } from "@/db/client";

/** Notes that a worker's pool of jobs is alive now. */
export async function beatWorker(owner: Sql, poolId: string): Promise<void> {
  await owner`
    insert into workers (pool_id) values (${poolId})
    on conflict (pool_id) do update set seen_at = now()`;
}

/** Gives back whatever a pool still held, once none of its jobs is running any more. */
export async function signOffWorker(owner: Sql, poolId: string): Promise<void> {
  await owner`
    with gone as (delete from workers where pool_id = ${poolId})
    select graphile_worker.force_unlock_workers(array[${poolId}::text])`;
}
