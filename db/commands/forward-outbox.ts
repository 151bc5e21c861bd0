import type { Sql } from "@/db/client";

/** Over some sixteen hours, each wait longer than the last. */
const MAX_ATTEMPTS = 12;

/** Rows taken from the outbox in one statement. */
export const FORWARD_BATCH = 500;

/**
 * Moves the oldest outbox rows to the queue and answers how many. One statement: a row is either still in the outbox or a
 * job whose key is its reason, never both, never neither. `owner` is a connection of the role that owns the queue.
 */
export async function forwardOutbox(owner: Sql): Promise<number> {
  const [row] = await owner<{ forwarded: number }[]>`
    with taken as (
      delete from outbox
      where id in (select id from outbox order by id limit ${FORWARD_BATCH} for update skip locked)
      returning id, reason, task, payload
    ), specified as (
      select array_agg(
        (task, (payload || jsonb_build_object('reason', reason))::json, null, null,
         ${MAX_ATTEMPTS}::integer, reason, null, null)::graphile_worker.job_spec
        order by id) as specs
      from taken
    )
    select count(*) as forwarded from specified, graphile_worker.add_jobs(specs) where specs is not null`;
  return row?.forwarded ?? 0;
}
