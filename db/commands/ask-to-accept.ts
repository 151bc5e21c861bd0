import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { largestAdjustmentPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import type { AcceptRequest } from "./accept-dispute";
import { sealReason } from "./correction";
import type { MoveRefusal } from "./move-dispute";

export type AskToAcceptRefusal =
  | MoveRefusal
  | { code: "points_zero" | "reason_missing" | "already_asked" | "member_closed" }
  | { code: "above_limit"; limit: number };

const refusals = {
  missing: "dispute_unknown",
  own: "own_dispute",
  decided: "already_decided",
  stale: "changed_meanwhile",
  already_asked: "already_asked",
  closed: "member_closed",
} as const;

/** Asks a second person to accept a dispute with more points than one's role may give; until they approve, it stays as it is. */
export async function askToAccept(
  actor: Actor<"disputes.handle">,
  { disputeId, version, points, kind, words: said }: AcceptRequest,
): Promise<Result<{ approvalId: string }, AskToAcceptRefusal>> {
  const words = said.trim();
  if (!isId(disputeId)) return refused({ code: "dispute_unknown" });
  if (points < 1) return refused({ code: "points_zero" });
  if (points > largestAdjustmentPoints) return refused({ code: "above_limit", limit: largestAdjustmentPoints });
  if (words.length < 3) return refused({ code: "reason_missing" });
  const [member] = await sql<{ publicId: string; wrappedKey: Buffer | null }[]>`
    select m.public_id as "publicId", p.wrapped_key as "wrappedKey"
    from disputes d join members m on m.id = d.member_id left join people p on p.id = m.person_id where d.public_id = ${disputeId}::uuid`;
  if (member === undefined) return refused({ code: "dispute_unknown" });
  const { cipher, under } = sealReason(member.wrappedKey, words);
  const approvalId = newId();
  const [row] = await sql<{ status: "asked" | keyof typeof refusals }[]>`
    select request_approval(${actor.personId}, ${approvalId}::uuid, ${member.publicId}::uuid, ${points}::bigint, ${kind}, ${cipher}, ${under},
      ${disputeId}::uuid, ${version}::int) as status`;
  return row?.status === "asked" ? done({ approvalId }) : refused({ code: refusals[row?.status ?? "missing"] });
}
