import { sql } from "@/db/client";
import { findEdited } from "@/db/queries/edited-reward";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { MoveRefusal } from "./move-reward";

type UnpublishRefusal = MoveRefusal | { code: "not_in_that_state" | "redeemed_since" };

/** Takes publishing a reward back: a draft again, unless somebody redeemed it since. */
export async function unpublishReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number },
): Promise<Result<null, UnpublishRefusal>> {
  const [row] = await sql<{ status: "moved" | "stale" | "missing" | "not_in_that_state" | "redeemed_since" }[]>`
    select unpublish_reward(${actor.personId}, ${request.rewardId}::uuid, ${request.version}::int) as status`;
  const status = row?.status ?? "missing";
  if (status === "moved") return done(null);
  if (status === "not_in_that_state" || status === "redeemed_since") return refused({ code: status });
  return refused((await findEdited(request.rewardId))?.conflict ?? { code: "reward_unknown" });
}
