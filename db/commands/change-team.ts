import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor, Role } from "@/lib/loyalty/permissions";

export type TeamRefusal = "prove" | "missing" | "own" | "stale" | "last_owner" | "deactivated";

/** Which colleague, as they were read; `session` is the asking owner's, which gave a second factor within five minutes. */
type Colleague = { session: string; personId: string; version: number };

/** Gives a colleague another role, with their next request; never takes the last owner's. */
export async function changeRole(
  actor: Actor<"team.manage">,
  { session, personId, version, role }: Colleague & { role: Role },
): Promise<Result<null, TeamRefusal>> {
  if (!isId(personId)) return refused("missing");
  const [row] = await sql<Status<"changed">[]>`
    select change_role(${actor.personId}, ${session}::uuid, ${personId}::uuid, ${version}::int, ${role}) as status`;
  return answer(row?.status, "changed");
}

/**
 * Ends a colleague's being staff, every session of theirs and their open shift; a membership of their own they keep. What they asked
 * for goes on waiting for a second person. Never the last owner.
 */
export async function deactivateStaff(
  actor: Actor<"team.manage">,
  { session, personId, version }: Colleague,
): Promise<Result<null, TeamRefusal>> {
  if (!isId(personId)) return refused("missing");
  const [row] = await sql<Status<"deactivated">[]>`
    select deactivate_staff(${actor.personId}, ${session}::uuid, ${personId}::uuid, ${version}::int) as status`;
  return answer(row?.status, "deactivated");
}

/** Brings a colleague back in the role they had. */
export async function reactivateStaff(
  actor: Actor<"team.manage">,
  { session, personId, version }: Colleague,
): Promise<Result<null, TeamRefusal>> {
  if (!isId(personId)) return refused("missing");
  const [row] = await sql<Status<"reactivated">[]>`
    select reactivate_staff(${actor.personId}, ${session}::uuid, ${personId}::uuid, ${version}::int) as status`;
  return answer(row?.status, "reactivated");
}

/** Takes a colleague's authenticator app and recovery codes away: signing in next, they set up another before anything else. */
export async function resetFactor(
  actor: Actor<"team.manage">,
  { session, personId }: Pick<Colleague, "session" | "personId">,
): Promise<Result<null, TeamRefusal>> {
  if (!isId(personId)) return refused("missing");
  const [row] = await sql<Status<"reset">[]>`
    select reset_factor(${actor.personId}, ${session}::uuid, ${personId}::uuid) as status`;
  return answer(row?.status, "reset");
}

type Status<Done extends string> = { status: Done | TeamRefusal };

function answer<Done extends string>(status: Done | TeamRefusal | undefined, fine: Done): Result<null, TeamRefusal> {
  if (status === fine) return done(null);
  return refused((status ?? "missing") as TeamRefusal);
}
