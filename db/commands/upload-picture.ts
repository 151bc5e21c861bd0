import { sql } from "@/db/client";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { type PictureRefusal, redrawPicture } from "@/lib/picture";

export type UploadRefusal = { code: "reward_unknown" } | Conflict | { code: PictureRefusal };

/** Gives a reward its picture, drawn anew from what was uploaded; the one before stays kept, since the trail names it. */
export async function uploadPicture(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number; upload: Uint8Array },
): Promise<Result<{ pictureId: string }, UploadRefusal>> {
  if (!isId(request.rewardId)) return refused({ code: "reward_unknown" });
  const redrawn = await redrawPicture(request.upload);
  if (!redrawn.ok) return refused({ code: redrawn.refusal });
  const { mime, width, height, bytes } = redrawn.value;
  const pictureId = newId();
  const [row] = await sql<{ status: "put" | "stale" | "missing" }[]>`
    select put_picture(${actor.personId}, ${request.rewardId}::uuid, ${request.version}::int, ${pictureId}::uuid, ${mime}, ${width}::int,
      ${height}::int, ${bytes}) as status`;
  if (row?.status === "put") return done({ pictureId });
  const meanwhile = await findEdited(request.rewardId);
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}
