import { sql } from "@/db/client";
import { findEdited } from "@/db/queries/edited-reward";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import type { MoveRefusal } from "./move-reward";

/** Takes back a dearer price that was announced and has not begun. */
export async function keepPrice(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number },
): Promise<Result<null, MoveRefusal | { code: "nothing_announced" }>> {
  const { rewardId, version } = request;
  const [row] = await sql<{ status: string }[]>`
    select keep_price(${actor.personId}, ${rewardId}::uuid, ${version}::int) as status`;
  if (row?.status === "kept") return done(null);
  if (row?.status === "nothing_announced") return refused({ code: "nothing_announced" });
  const meanwhile = await findEdited(rewardId);
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}
