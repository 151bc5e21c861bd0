import { sql } from "@/db/client";
import { isHeldBy } from "@/db/queries/held-by";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

type Request = { memberId: string; version: number };
type Answer = Promise<Result<null, "member_unknown" | "changed_meanwhile" | "own_membership">>;

/** Stops a member from redeeming until unlocked; points stay, and go on being earned. */
export async function lockMember(actor: Actor<"members.adjust">, request: Request): Answer {
  return moveMember(actor, request, "active", "locked");
}

/** Lets a locked member redeem again. */
export async function unlockMember(actor: Actor<"members.adjust">, request: Request): Answer {
  return moveMember(actor, request, "locked", "active");
}

async function moveMember(actor: Actor<"members.adjust">, request: Request, from: string, to: string): Answer {
  if (!isId(request.memberId)) return refused("member_unknown");
  if (await isHeldBy(actor.personId, request.memberId)) return refused("own_membership");
  const [row] = await sql<{ status: "moved" | "stale" | "missing" }[]>`
    select move_member(${actor.personId}, ${request.memberId}::uuid, ${request.version}::int, ${from}, ${to}) as status`;
  if (row?.status === "moved") return done(null);
  return refused(row?.status === "stale" ? "changed_meanwhile" : "member_unknown");
}
