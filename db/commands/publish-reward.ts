import { findEdited } from "@/db/queries/edited-reward";
import type { Instant } from "@/lib/base/clock";
import { type Result, refused } from "@/lib/base/result";
import { type PublishRefusal, publishRefusal } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { topUpProvider } from "@/lib/top-up/provider";
import { type MoveRefusal, moveReward } from "./move-reward";

/** Shows a draft to members from its start on; never one that could not be had. */
export async function publishReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number },
  now: Instant,
): Promise<Result<null, MoveRefusal | { code: PublishRefusal }>> {
  const reward = await findEdited(request.rewardId);
  if (reward === null) return refused({ code: "reward_unknown" });
  if (reward.version !== request.version) return refused(reward.conflict);
  const code = publishRefusal(reward, topUpProvider() ? ["top-up"] : [], now);
  return code === null ? moveReward(actor, request, "published") : refused({ code });
}
