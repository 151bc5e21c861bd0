import { sql } from "@/db/client";
import type { Delivery } from "./claim-delivery";

export type Mail = { to: string; subject: string; text: string; html: string };
type Held = Pick<Delivery, "reason" | "jobId">;

/** The mail server took the message. */
export async function markSent({ reason, jobId }: Held): Promise<void> {
  await sql`
    update deliveries set state = 'sent', sent_at = now(), error = null
    where reason = ${reason} and job_id = ${jobId} and state = 'sending'`;
}

/** It could not be sent this time; `error` says why and names nobody. */
export async function markFailed({ reason, jobId }: Held, error: string): Promise<void> {
  await sql`
    update deliveries set state = 'failed', error = ${error}
    where reason = ${reason} and job_id = ${jobId} and state = 'sending'`;
}

/** Puts the message into the demonstration's mailbox and marks it sent, both or neither. */
export async function deliverToMailbox({ reason, jobId }: Held, mail: Mail): Promise<void> {
  await sql`
    with sent as (
      update deliveries set state = 'sent', sent_at = now(), error = null
      where reason = ${reason} and job_id = ${jobId} and state = 'sending'
      returning id
    )
    insert into mailbox_mails (to_, subject, text_, html)
    select ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html} from sent`;
}
