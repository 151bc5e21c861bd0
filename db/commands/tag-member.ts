import { sql } from "@/db/client";
import { isHeldBy } from "@/db/queries/held-by";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Sets what staff call a member, for rules to read; refused when the membership was edited since `version` was read. */
export async function tagMember(
  actor: Actor<"members.adjust">,
  request: { memberId: string; version: number; tags: string[] },
): Promise<Result<null, "member_unknown" | "changed_meanwhile" | "own_membership">> {
  if (!isId(request.memberId)) return refused("member_unknown");
  if (await isHeldBy(actor.personId, request.memberId)) return refused("own_membership");
  const [row] = await sql<{ status: "tagged" | "stale" | "missing" }[]>`
    select tag_member(${actor.personId}, ${request.memberId}::uuid, ${request.version}::int, ${request.tags}::text[]) as status`;
  if (row?.status === "tagged") return done(null);
  return refused(row?.status === "stale" ? "changed_meanwhile" : "member_unknown");
}
