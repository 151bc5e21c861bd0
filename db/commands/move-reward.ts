import { sql } from "@/db/client";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";

export type MoveRefusal = { code: "reward_unknown" } | Conflict;

/** Moves a reward to another state, unless it changed since `version` was read. */
export async function moveReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number },
  state: "draft" | "published" | "archived",
): Promise<Result<null, MoveRefusal>> {
  const [row] = await sql<{ status: "moved" | "stale" | "missing" }[]>`
    select move_reward(${actor.personId}, ${request.rewardId}::uuid, ${request.version}::int, ${state}) as status`;
  if (row?.status === "moved") return done(null);
  const meanwhile = await findEdited(request.rewardId);
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}
