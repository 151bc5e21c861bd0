import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";

export type RemoveTotpRefusal = "prove" | "needed" | "none";

/**
 * Takes the authenticator app and its recovery codes away: for members, within five minutes of a second factor (`prove`);
 * staff keep theirs (`needed`). Ends every session; the ticket is for the browser that asked.
 */
export async function removeTotp(
  actor: Actor<"account.use">,
  request: { session: string },
): Promise<Result<{ ticket: string }, RemoveTotpRefusal>> {
  const ticket = newToken();
  const [row] = await sql<{ status: "removed" | RemoveTotpRefusal }[]>`
    select remove_totp(${actor.personId}, ${request.session}::uuid, ${ticket.hash}) as status`;
  const status = row?.status ?? "none";
  return status === "removed" ? done({ ticket: ticket.token }) : refused(status);
}
