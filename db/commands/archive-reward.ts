import { findEdited } from "@/db/queries/edited-reward";
import { type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { type MoveRefusal, moveReward } from "./move-reward";

type Request = { rewardId: string; version: number };
type Answer = Promise<Result<null, MoveRefusal | { code: "not_in_that_state" }>>;

/** Takes a reward out of the catalogue; what members already redeemed stays theirs. */
export async function archiveReward(actor: Actor<"rewards.edit">, request: Request): Answer {
  return moveFrom(actor, request, ["draft", "published"], "archived");
}

/** Brings an archived reward back as a draft. */
export async function unarchiveReward(actor: Actor<"rewards.edit">, request: Request): Answer {
  return moveFrom(actor, request, ["archived"], "draft");
}

async function moveFrom(
  actor: Actor<"rewards.edit">,
  request: Request,
  from: string[],
  to: "archived" | "draft",
): Answer {
  const reward = await findEdited(request.rewardId);
  if (reward === null) return refused({ code: "reward_unknown" });
  if (reward.version !== request.version) return refused(reward.conflict);
  return from.includes(reward.state) ? moveReward(actor, request, to) : refused({ code: "not_in_that_state" });
}
