import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { largestAdjustmentPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import type { AdjustRequest } from "./adjust-points";
import { sealReason } from "./correction";

export type AskRefusal =
  | { code: "points_zero" }
  | { code: "above_limit"; limit: number }
  | { code: "reason_missing" }
  | { code: "member_closed" }
  | { code: "member_unknown" };

/** Asks a second person for a correction too large for oneself, once for its key (a UUID); nothing moves until they approve. */
export async function requestAdjustment(
  actor: Actor<"members.adjust">,
  request: AdjustRequest,
): Promise<Result<{ approvalId: string }, AskRefusal>> {
  const { memberId, key, points, kind } = request;
  const reason = request.reason.trim();
  if (!isId(memberId) || !isId(key)) return refused({ code: "member_unknown" });
  if (points === 0) return refused({ code: "points_zero" });
  if (Math.abs(points) > largestAdjustmentPoints)
    return refused({ code: "above_limit", limit: largestAdjustmentPoints });
  if (reason.length < 3) return refused({ code: "reason_missing" });
  const [member] = await sql<{ wrappedKey: Buffer | null }[]>`
    select p.wrapped_key as "wrappedKey" from members m left join people p on p.id = m.person_id where m.public_id = ${memberId}::uuid`;
  if (member === undefined) return refused({ code: "member_unknown" });
  const { cipher, under } = sealReason(member.wrappedKey, reason);
  const [row] = await sql<{ status: "asked" | "closed" | "missing" }[]>`
    select request_approval(${actor.personId}, ${key}::uuid, ${memberId}::uuid, ${points}::bigint, ${kind}, ${cipher}, ${under}, null, null) as status`;
  if (row?.status === "asked") return done({ approvalId: key.toLowerCase() });
  return refused({ code: row?.status === "closed" ? "member_closed" : "member_unknown" });
}
