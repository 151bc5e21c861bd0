import { sql } from "@/db/client";
import type { Actor } from "@/lib/loyalty/permissions";

/** Ends one session. From the next request on, a copy of that cookie opens nothing. */
export async function endSession(sessionPublicId: string): Promise<void> {
  await sql`
    update sessions set revoked_at = now(), revoked_because = 'signed-out'
    where public_id = ${sessionPublicId}::uuid and revoked_at is null`;
}

/** Ends one of a person's own sessions; false when there is no such one. */
export async function signOutDevice(actor: Actor<"account.use">, sessionPublicId: string): Promise<boolean> {
  const ended = await sql`
    update sessions set revoked_at = now(), revoked_because = 'signed-out'
    where public_id = ${sessionPublicId}::uuid and person_id = ${actor.personId} and revoked_at is null
    returning 1`;
  return ended.length > 0;
}

/** Ends every session of a person, this one too. */
export async function signOutEverywhere(actor: Actor<"account.use">): Promise<void> {
  await sql`
    update sessions set revoked_at = now(), revoked_because = 'signed-out-everywhere'
    where person_id = ${actor.personId} and revoked_at is null`;
}
