import { sql } from "@/db/client";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Sends a mail to whoever asks, the way every mail goes; at most five in ten minutes, false beyond. */
export async function tryMail(actor: Actor<"settings.edit">): Promise<boolean> {
  const [row] = await sql<{ sent: boolean }[]>`
    with allowed as (select throttle_take(sha256(convert_to('mail-trial:' || ${actor.personId}::text, 'UTF8')), 5, interval '10 minutes') as ok),
    sent as (
      select ask_for_mail(${`mail-trial:${newId()}`}, 'mail-trial', ${actor.personId}, '{}', null) from allowed where ok)
    select ok as sent from allowed left join sent on true`;
  return row?.sent ?? false;
}
