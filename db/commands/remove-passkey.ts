import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";

export type RemovePasskeyRefusal = "prove" | "none";

/**
 * Takes one of one's own passkeys away, within five minutes of a second factor (`prove`), and with the last factor the recovery
 * codes. Ends every session; the ticket is for the browser that asked.
 */
export async function removePasskey(
  actor: Actor<"account.use">,
  request: { session: string; passkey: string },
): Promise<Result<{ ticket: string }, RemovePasskeyRefusal>> {
  const ticket = newToken();
  const [row] = await sql<{ status: "removed" | RemovePasskeyRefusal }[]>`
    select remove_passkey(${actor.personId}, ${request.session}::uuid, ${request.passkey}::uuid, ${ticket.hash}) as status`;
  const status = row?.status ?? "none";
  return status === "removed" ? done({ ticket: ticket.token }) : refused(status);
}
