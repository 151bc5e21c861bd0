import { sql } from "@/db/client";

export type Delivery = {
  /** What the message is about, once; the same reason is never sent twice. */
  reason: string;
  /** Null for the auditor, who need not be a person here. */
  personId: number | null;
  template: string;
  contentVersion: string;
  /** The job that sends it. */
  jobId: string;
};

/** `yours`: send it now. `sent`: nothing left to do. `busy`: another job is sending it; come back later. */
export type Claim = "yours" | "sent" | "busy";

/**
 * Takes the right to send a message. A delivery left in `sending` belongs to its own job when that job runs again (the queue
 * runs a job once at a time), and to any job after two minutes, longer than a mail server is waited for.
 */
export async function claimDelivery(delivery: Delivery): Promise<Claim> {
  const { reason, personId, template, contentVersion, jobId } = delivery;
  const [row] = await sql<{ claim: Claim }[]>`
    with claimed as (
      insert into deliveries (reason, person_id, channel, template, content_version, state, job_id)
      values (${reason}, ${personId}, 'mail', ${template}, ${contentVersion}, 'sending', ${jobId})
      on conflict (reason) do update
        set state = 'sending', job_id = excluded.job_id, claimed_at = now(), tries = deliveries.tries + 1,
            content_version = excluded.content_version, error = null
        where deliveries.state = 'failed'
           or (deliveries.state = 'sending'
               and (deliveries.job_id = excluded.job_id or deliveries.claimed_at < now() - interval '2 minutes'))
      returning id
    )
    select case
      when exists (select from claimed) then 'yours'
      when exists (select from deliveries where reason = ${reason} and state = 'sent') then 'sent'
      else 'busy'
    end as claim`;
  return row?.claim ?? "busy";
}
