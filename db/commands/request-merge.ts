import { sql } from "@/db/client";
import { isOwnOf, readMergeGrounds } from "@/db/queries/merge-ground";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { draftOf } from "@/lib/loyalty/account";
import { largestAdjustmentPoints } from "@/lib/loyalty/adjustment";
import { type MergeRefusal, mergeMembers as merge } from "@/lib/loyalty/merge";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealReason } from "./correction";
import type { MergeRequest } from "./merge-members";

type Refusal = MergeRefusal | { code: "reason_missing" | "member_unknown" | "already_asked" | "own_membership" };

/**
 * Asks a second person for a merging that would move more than one may move alone, once for its key (a UUID) and once while it waits. What
 * would refuse it now refuses it here already; nothing moves until they approve, and then what is there by then.
 */
export async function requestMerge(
  actor: Actor<"members.merge">,
  request: MergeRequest,
): Promise<Result<{ approvalId: string }, Refusal>> {
  const { duplicateId, survivorId, key } = request;
  const reason = request.reason.trim();
  if (!isId(duplicateId) || !isId(survivorId) || !isId(key)) return refused({ code: "member_unknown" });
  if (reason.length < 3) return refused({ code: "reason_missing" });
  const [ground] = await readMergeGrounds([
    { duplicateId: duplicateId.toLowerCase(), survivorId: survivorId.toLowerCase() },
  ]);
  if (!ground) return refused({ code: "member_unknown" });
  if (isOwnOf(actor.personId, ground)) return refused({ code: "own_membership" });
  const { duplicate, survivor, now, history } = ground;
  const [from, to] = [draftOf(duplicate.account, history), draftOf(survivor.account, history)];
  const trial = {
    id: newId(),
    otherId: newId(),
    reasonDigest: "",
    ties: duplicate.ties,
    limit: largestAdjustmentPoints,
  };
  const tried = merge(from, to, trial, now);
  if (!tried.ok) return tried;
  const { cipher, under } = sealReason(survivor.wrappedKey, reason);
  const [row] = await sql<{ status: "asked" | "already_asked" | "missing" }[]>`
    select request_merge(${actor.personId}, ${key}::uuid, ${from.start.memberId}, ${to.start.memberId}, ${tried.value.points}::bigint,
      ${cipher}, ${under}) as status`;
  if (row?.status === "asked") return done({ approvalId: key.toLowerCase() });
  return refused({ code: row?.status === "already_asked" ? "already_asked" : "member_unknown" });
}
