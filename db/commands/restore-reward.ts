import { sql } from "@/db/client";
import { findChangeable, type RewardToChange } from "@/db/queries/changeable-rewards";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { findVersion, type RewardVersion } from "@/db/queries/reward-versions";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { changeContext, type StagedRow, stagedRow } from "./catalogue-rows";

type Restoring = { reward: RewardToChange; version: RewardVersion; row: StagedRow };

/** What bringing an earlier version of a reward back would change now; null where there is no such version. */
export async function previewRestore(rewardId: string, entry: number, now: Instant): Promise<Restoring | null> {
  const [reward, found] = await Promise.all([findChangeable(rewardId), findVersion(rewardId, entry)]);
  if (reward === null || found === null) return null;
  const { version, edit, pictureId } = found;
  const row = stagedRow(reward, reward.edit.texts.id.name, { edit }, await changeContext(now));
  // A version without a picture is brought back without one.
  const isOtherPicture = pictureId !== reward.picture;
  if (!isOtherPicture || (row.change === null && row.outcome !== "unchanged")) return { reward, version, row };
  const withPicture: StagedRow = {
    ...row,
    change: { ...row.change, picture: pictureId },
    before: { ...row.before, picture: reward.picture },
    after: { ...row.after, picture: pictureId },
    outcome: null,
  };
  return { reward, version, row: withPicture };
}

export type RestoreRefusal = { code: "version_unknown" } | Conflict | { code: "not_restorable"; outcome: string };

/** Makes a reward say what it said in an earlier version, as a change of its own; a dearer price is announced. Its stock and state stay. */
export async function restoreReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number; entry: number },
  now: Instant,
): Promise<Result<null, RestoreRefusal>> {
  const found = await previewRestore(request.rewardId, request.entry, now);
  if (found === null) return refused({ code: "version_unknown" });
  const { reward, row } = found;
  if (reward.version !== request.version) return refused(await conflictOf(request.rewardId));
  if (row.change === null) return refused({ code: "not_restorable", outcome: row.outcome ?? "unchanged" });
  const [answer] = await sql<{ status: string }[]>`
    select change_reward(${actor.personId}, ${reward.publicId}::uuid, ${reward.version}::int, ${JSON.stringify(row.change)}::jsonb) as status`;
  const status = answer?.status ?? "reward_unknown";
  if (status === "done") return done(null);
  if (status === "changed_meanwhile") return refused(await conflictOf(request.rewardId));
  return refused({ code: "not_restorable", outcome: status });
}

async function conflictOf(rewardId: string): Promise<Conflict | { code: "version_unknown" }> {
  return (await findEdited(rewardId))?.conflict ?? { code: "version_unknown" };
}
