import type { Sql } from "@/db/client";
import { OVERDUE_AFTER_HOURS } from "@/db/queries/ledger-checks";
import { type Instant, realNow } from "@/lib/base/clock";

/**
 * Asks for the checkpoint that a worker which was off at night has missed, or that nobody has made yet though there are lines. However many
 * workers start at once, those that find it waiting add none, and one that is already being made is not made twice: one queue, looked at again.
 */
export async function askOverdueCheckpoint(owner: Sql, now: Instant = realNow()): Promise<void> {
  await owner`
    select graphile_worker.add_job('make-overdue-checkpoint', '{}'::json, queue_name => 'make-overdue-checkpoint',
      job_key => 'make-overdue-checkpoint', job_key_mode => 'preserve_run_at', max_attempts => 3)
    where exists (select from journals)
      and not exists (select from checkpoints where scope = 'all' and made_at > ${now}::timestamptz - make_interval(hours => ${OVERDUE_AFTER_HOURS}))`;
}
