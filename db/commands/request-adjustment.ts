import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { termsHistory } from "@/db/queries/terms";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { draftOf } from "@/lib/loyalty/account";
import { type AdjustRefusal, adjust, largestAdjustmentPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import type { AdjustRequest } from "./adjust-points";
import { sealReason } from "./correction";

type Row = AccountRow & DecisionRow & { wrappedKey: Buffer | null; heldBy: number[]; isAsked: boolean };

/**
 * Asks a second person for a correction too large for oneself, once for its key (a UUID); nothing moves until they approve. What could not
 * be done today, such as taking more than there is, is not asked for.
 */
export async function requestAdjustment(
  actor: Actor<"members.adjust">,
  request: AdjustRequest,
): Promise<Result<{ approvalId: string }, AdjustRefusal>> {
  const { memberId, key, points, kind } = request;
  const reason = request.reason.trim();
  if (!isId(memberId) || !isId(key)) return refused({ code: "member_unknown" });
  if (points === 0) return refused({ code: "points_zero" });
  if (Math.abs(points) > largestAdjustmentPoints)
    return refused({ code: "above_limit", limit: largestAdjustmentPoints });
  if (reason.length < 3) return refused({ code: "reason_missing" });
  const [member] = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy",
      exists (select from approvals a where a.public_id = ${key}::uuid) as "isAsked"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id where m.public_id = ${memberId}::uuid`;
  if (member === undefined) return refused({ code: "member_unknown" });
  if (member.heldBy.includes(actor.personId)) return refused({ code: "own_membership" });
  const draft = draftOf(toAccount(member), await termsHistory(member.latestTerms));
  const tried = adjust(draft, { id: key, points, kind, reasonDigest: "" }, largestAdjustmentPoints, member.now);
  if (!tried.ok && !member.isAsked) return tried;
  const { cipher, under } = sealReason(member.wrappedKey, reason);
  const [row] = await sql<{ status: "asked" | "closed" | "missing" }[]>`
    select request_approval(${actor.personId}, ${key}::uuid, ${memberId}::uuid, ${points}::bigint, ${kind}, ${cipher}, ${under}, null, null) as status`;
  if (row?.status === "asked") return done({ approvalId: key.toLowerCase() });
  return refused({ code: row?.status === "closed" ? "member_closed" : "member_unknown" });
}
