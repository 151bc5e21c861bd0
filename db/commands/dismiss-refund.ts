import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type DismissRefusal = { code: "reason_missing" } | { code: "refund_gone" };

/**
 * Lets a refund wait no longer for a sale that never came, with a reason the trail keeps; should the sale come after all, nothing of it is
 * taken back unless the till sends the refund again.
 */
export async function dismissRefund(
  actor: Actor<"purchases.refund">,
  request: { refundId: string; reason: string },
): Promise<Result<null, DismissRefusal>> {
  const reason = request.reason.trim();
  if (reason.length < 3) return refused({ code: "reason_missing" });
  if (!isId(request.refundId)) return refused({ code: "refund_gone" });
  const [row] = await sql<{ dismissed: boolean }[]>`
    select dismiss_refund(${actor.personId}, ${request.refundId}::uuid, ${reason}) as dismissed`;
  return row?.dismissed ? done(null) : refused({ code: "refund_gone" });
}
