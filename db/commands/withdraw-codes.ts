import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** How long the reason may be that a delivery is withdrawn for. */
export const WITHDRAW_REASON_MOST = 500;

export type WithdrawRefusal = "unknown" | "nothing_free" | "reason_missing";

/**
 * Withdraws a delivery of codes: those nobody has leave the stock together and are given to nobody; those that were given stay where they
 * are. Brought again, a withdrawn code is told as known and adds nothing. Answers how many.
 */
export async function withdrawCodes(
  actor: Actor<"codes.import">,
  { importId, reason }: { importId: string; reason: string },
): Promise<Result<{ withdrawn: number }, WithdrawRefusal>> {
  if (!isId(importId)) return refused("unknown");
  const [row] = await sql<{ status: "withdrawn" | WithdrawRefusal; withdrawn: number }[]>`
    select status, codes as withdrawn from withdraw_code_import(${actor.personId}, ${importId}::uuid, ${reason.slice(0, WITHDRAW_REASON_MOST)})`;
  const { status, withdrawn } = row ?? { status: "unknown", withdrawn: 0 };
  return status === "withdrawn" ? done({ withdrawn }) : refused(status);
}
