import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealReason } from "./correction";

export type CloseRefusal =
  | "approval_unknown"
  | "already_decided"
  | "own_request"
  | "not_own_request"
  /** It is about points of one's own. */
  | "own_membership"
  | "reason_missing";

/** Refuses what another asked for, with a reason they will read; nothing moves. */
export async function rejectAdjustment(
  actor: Actor<"approvals.decide">,
  request: { approvalId: string; reason: string },
): Promise<Result<null, CloseRefusal>> {
  const reason = request.reason.trim();
  if (!isId(request.approvalId)) return refused("approval_unknown");
  if (reason.length < 3) return refused("reason_missing");
  const [row] = await sql<{ wrappedKey: Buffer | null; sealedUnder: "person" | "portal" }[]>`
    select p.wrapped_key as "wrappedKey", a.sealed_under as "sealedUnder"
    from approvals a join members m on m.id = a.member_id left join people p on p.id = m.person_id
    where a.public_id = ${request.approvalId}::uuid`;
  if (row === undefined) return refused("approval_unknown");
  const { cipher } = sealReason(row.sealedUnder === "person" ? row.wrappedKey : null, reason);
  return close(actor.personId, request.approvalId, "rejected", cipher);
}

/** Takes back what one asked for oneself, while nobody has decided it. */
export async function withdrawAdjustment(
  actor: Actor<"members.adjust">,
  approvalId: string,
): Promise<Result<null, CloseRefusal>> {
  if (!isId(approvalId)) return refused("approval_unknown");
  return close(actor.personId, approvalId, "withdrawn", null);
}

const refusals = {
  missing: "approval_unknown",
  decided: "already_decided",
  own: "own_request",
  not_own: "not_own_request",
  own_membership: "own_membership",
} as const;

async function close(
  actorId: number,
  approvalId: string,
  state: "rejected" | "withdrawn",
  answer: Buffer | null,
): Promise<Result<null, CloseRefusal>> {
  const [row] = await sql<{ status: "moved" | keyof typeof refusals }[]>`
    select move_approval(${actorId}, ${approvalId}::uuid, ${state}, ${answer}) as status`;
  if (row?.status === "moved") return done(null);
  return refused(refusals[row?.status ?? "missing"]);
}
