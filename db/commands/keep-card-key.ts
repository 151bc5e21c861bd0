import { sql } from "@/db/client";
import { sealCardKey } from "@/lib/card-mac";
import type { Actor } from "@/lib/loyalty/permissions";

/** Registers the key by which this device makes the codes of its member's card: one a live session, a new one in the old one's place. */
export async function keepCardKey(
  actor: Actor<"membership.use">,
  request: { session: string; key: string },
): Promise<boolean> {
  const cipher = sealCardKey(request.key);
  if (cipher === null) return false;
  const kept = await sql`
    insert into card_keys (session_id, key_cipher)
    select id, ${cipher} from sessions
    where public_id = ${request.session}::uuid and person_id = ${actor.personId} and revoked_at is null and expires_at > now()
    on conflict (session_id) do update set key_cipher = excluded.key_cipher, created_at = now()
    returning 1`;
  return kept.length > 0;
}
