import { sql } from "@/db/client";
import { type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { MergeRefusal } from "@/lib/loyalty/merge";
import type { Actor } from "@/lib/loyalty/permissions";
import { openReason } from "./correction";
import { type ApproveAnswer, approveAdjustment } from "./decide-approval";
import { type MergeAnswer, mergeAsSecond } from "./merge-members";

export type ApprovedAnswer =
  | ApproveAnswer
  | MergeAnswer
  | Result<never, MergeRefusal | { code: "reason_erased" | "approval_unknown" }>;

type Row = {
  duplicateId: string | null;
  survivorId: string;
  reasonCipher: Buffer;
  sealedUnder: "person" | "portal";
  wrappedKey: Buffer | null;
};

/** Does what another asked for, a correction or a merging, exactly once whoever approves and however often. */
export async function approveAsked(actor: Actor<"approvals.decide">, approvalId: string): Promise<ApprovedAnswer> {
  if (!isId(approvalId)) return refused({ code: "approval_unknown" });
  const id = approvalId.toLowerCase();
  const [row] = await sql<Row[]>`
    select d.public_id as "duplicateId", s.public_id as "survivorId", a.reason_cipher as "reasonCipher", a.sealed_under as "sealedUnder",
      p.wrapped_key as "wrappedKey"
    from approvals a join members s on s.id = a.member_id left join people p on p.id = s.person_id left join members d on d.id = a.merge_from
    where a.public_id = ${id}::uuid`;
  if (!row?.duplicateId) return approveAdjustment(actor, id);
  const { duplicateId, survivorId, wrappedKey, reasonCipher, sealedUnder } = row;
  const reason = openReason(wrappedKey, { cipher: reasonCipher, under: sealedUnder });
  if (reason === null) return refused({ code: "reason_erased" });
  return mergeAsSecond(actor, id, { duplicateId, survivorId, key: id, reason });
}
