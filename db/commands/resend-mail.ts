import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";
import { sealSecret } from "@/lib/personal-data";
import { sealAbout } from "./words-about";

export type ResendRefusal = "reason_missing" | "member_unknown" | "not_possible" | "too_often";

export type ResendRequest = {
  /** One per form shown: it sends once. */
  id: string;
  memberId: string;
  mail: { template: "welcome" | "verify-email" } | { template: "redeemed"; redemptionId: string };
  reason: string;
};

/**
 * Sends a member a mail again, to the address on file and nowhere else, for a reason that is kept. A link to confirm an address is a new
 * one that only the mail holds; the mail of a redemption leads to its code, which nobody of the staff gets to see.
 */
export async function resendMail(
  actor: Actor<"members.resend">,
  { id, memberId, mail, reason }: ResendRequest,
): Promise<Result<null, ResendRefusal>> {
  const words = reason.trim();
  if (words.length < 3) return refused("reason_missing");
  const redemptionId = mail.template === "redeemed" ? mail.redemptionId : null;
  if (!isId(id) || !isId(memberId) || (redemptionId !== null && !isId(redemptionId))) return refused("member_unknown");
  const sealed = await sealAbout(memberId, words);
  if (sealed === null) return refused("member_unknown");
  const link = mail.template === "verify-email" ? newToken() : null;
  const [row] = await sql<{ status: "asked" | "missing" | "not_possible" | "too_often" }[]>`
    select resend_mail(${actor.personId}, ${id}::uuid, ${memberId}::uuid, ${mail.template}, ${redemptionId}::uuid, ${sealed.cipher}, ${sealed.under},
      ${sealed.key}::bytea, ${link?.hash ?? null}::bytea, ${link === null ? null : sealSecret(link.token)}) as status`;
  if (row?.status === "asked") return done(null);
  return refused(row?.status === "not_possible" || row?.status === "too_often" ? row.status : "member_unknown");
}
