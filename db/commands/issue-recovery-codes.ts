import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newRecoveryCodes, newToken, recoveryCodeHashes } from "@/lib/one-time";

export type IssueCodesRefusal = "prove" | "none";

/**
 * Ten new recovery codes in place of all before, within five minutes of a second factor (`prove`) and only beside an app
 * (`none`). Ends every session; the ticket is for the browser that asked. The codes can be shown now and never again.
 */
export async function issueRecoveryCodes(
  actor: Actor<"account.use">,
  request: { session: string },
): Promise<Result<{ ticket: string; recoveryCodes: string[] }, IssueCodesRefusal>> {
  const recoveryCodes = newRecoveryCodes();
  const ticket = newToken();
  const [row] = await sql<{ status: "issued" | IssueCodesRefusal }[]>`
    select issue_recovery_codes(${actor.personId}, ${request.session}::uuid,
      ${sql.array(recoveryCodeHashes(actor.personId, recoveryCodes))}::text[], ${ticket.hash}) as status`;
  const status = row?.status ?? "none";
  return status === "issued" ? done({ ticket: ticket.token, recoveryCodes }) : refused(status);
}
