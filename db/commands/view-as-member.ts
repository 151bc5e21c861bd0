import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { sealAbout } from "./words-about";

export type ViewingRefusal = "reason_missing" | "member_unknown" | "own_membership" | "not_possible";

/** The pages of a member that staff may look at. */
export const seenPages = ["home", "activity", "tiers", "redemptions"] as const;
export type SeenPage = (typeof seenPages)[number];

/** Opens a leave of fifteen minutes to look at a member's pages as the member sees them, for a reason that is kept. No session is made. */
export async function openViewing(
  actor: Actor<"members.see">,
  request: { id: string; memberId: string; reason: string },
): Promise<Result<null, ViewingRefusal>> {
  const words = request.reason.trim();
  if (words.length < 3) return refused("reason_missing");
  if (!isId(request.id) || !isId(request.memberId)) return refused("member_unknown");
  const sealed = await sealAbout(request.memberId, words);
  if (sealed === null) return refused("member_unknown");
  const [row] = await sql<{ status: "opened" | "own_membership" | "missing" | "not_possible" }[]>`
    select open_viewing(${actor.personId}, ${request.id}::uuid, ${request.memberId}::uuid, ${sealed.cipher}, ${sealed.under},
      ${sealed.key}::bytea) as status`;
  if (row?.status === "opened") return done(null);
  return refused(row?.status === "own_membership" || row?.status === "not_possible" ? row.status : "member_unknown");
}

/**
 * Writes into the trail that a page of a member's is looked at, under a leave of this very person that has not run out; answers the
 * membership. Null: nothing may be shown.
 */
export async function lookAsMember(
  actor: Actor<"members.see">,
  look: { viewing: string; memberId: string; page: SeenPage },
): Promise<number | null> {
  if (!isId(look.viewing) || !isId(look.memberId)) return null;
  const [row] = await sql<{ member: number | null }[]>`
    select look_as_member(${actor.personId}, ${look.viewing}::uuid, ${look.memberId}::uuid, ${look.page}) as member`;
  return row?.member ?? null;
}
