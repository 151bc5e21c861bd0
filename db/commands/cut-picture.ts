import { sql } from "@/db/client";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type Cut, zooms } from "@/lib/picture-part";

export type CutRefusal = { code: "reward_unknown" | "cut_invalid" } | Conflict;

/** Cuts a reward's picture around what must stay in sight; everywhere it is shown follows, and the way it was cut stays in its history. */
export async function cutRewardPicture(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number; cut: Cut },
): Promise<Result<{ pictureId: string }, CutRefusal>> {
  const { rewardId, version, cut } = request;
  const { focusX, focusY, zoom } = cut;
  const isWithin = [focusX, focusY].every((each) => Number.isInteger(each) && each >= 0 && each <= 100);
  if (!isWithin || !zooms.some((each) => each === zoom)) return refused({ code: "cut_invalid" });
  if (!isId(rewardId)) return refused({ code: "reward_unknown" });
  const pictureId = newId();
  const [row] = await sql<{ status: "cut" | "stale" | "missing" }[]>`
    select cut_picture(${actor.personId}, ${rewardId}::uuid, ${version}::int, ${pictureId}::uuid, ${focusX}::int, ${focusY}::int, ${zoom}::int) as status`;
  if (row?.status === "cut") return done({ pictureId });
  const meanwhile = row?.status === "stale" ? await findEdited(rewardId) : null;
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}
