import { sql } from "@/db/client";
import { findChangeable, type RewardToChange } from "@/db/queries/changeable-rewards";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { type DuePlan, listDuePlans } from "@/db/queries/reward-plans";
import { rewardColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { type ChangeRefusal, planChange } from "@/lib/loyalty/reward-change";
import { type Picture, type PictureRefusal, redrawPicture } from "@/lib/picture";
import { changeContext, changeOf, toldOf } from "./catalogue-rows";

export type PlanRefusal =
  | ChangeRefusal
  | Conflict
  | { code: "reward_unknown" | "too_early" | "too_late" }
  | { code: "picture"; refusal: PictureRefusal };

const LATEST_MS = 2 * 366 * 86_400_000;

/**
 * Plans what a reward will say from `at` on, for a reward as `version` showed it: only what differs from now is kept, so that other changes
 * until then stay. A dearer price is announced at once and obeys its notice; a picture is drawn anew and kept until then.
 */
export async function planReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number; at: Instant; edit: Partial<RewardEdit>; upload: Uint8Array | null },
  now: Instant,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  const { rewardId, version, at, upload } = request;
  const reward = await findChangeable(rewardId);
  if (reward === null) return refused({ code: "reward_unknown" });
  if (reward.version !== version) return refused(await conflictOf(rewardId));
  if (at <= now) return refused({ code: "too_early" });
  if (at.getTime() - now.getTime() > LATEST_MS) return refused({ code: "too_late" });
  const planned = planChange(reward, { edit: request.edit, risesAt: at }, await changeContext(now));
  if (!planned.ok && !(planned.refusal.code === "unchanged" && upload)) return refused(planned.refusal);
  const drawn = upload && (await redrawPicture(upload));
  if (drawn && !drawn.ok) return refused({ code: "picture", refusal: drawn.refusal });

  const pictureId = drawn ? await keepPicture(actor, drawn.value) : null;
  const told = planned.ok ? toldOf(reward, planned.value) : { before: {}, after: {} };
  const shown = pictureId === null ? {} : { picture: pictureId };
  const before = { ...told.before, ...(pictureId === null ? {} : { picture: reward.picture }) };
  const edit = planned.ok ? rewardColumns(planned.value.edit) : {};
  const risesTo = planned.ok ? (planned.value.rise?.points ?? null) : null;
  const planId = newId();
  const [row] = await sql<{ status: string }[]>`
    select plan_reward(${actor.personId}, ${planId}::uuid, ${rewardId}::uuid, ${version}::int, ${at}::timestamptz, ${JSON.stringify(edit)}::jsonb,
      ${pictureId}::uuid, ${risesTo}::bigint, ${JSON.stringify(before)}::jsonb, ${JSON.stringify({ ...told.after, ...shown })}::jsonb) as status`;
  return row?.status === "planned" ? done({ planId }) : refused(await conflictOf(rewardId));
}

async function conflictOf(rewardId: string): Promise<Conflict | { code: "reward_unknown" }> {
  return (await findEdited(rewardId))?.conflict ?? { code: "reward_unknown" };
}

async function keepPicture(actor: Actor<"rewards.edit">, picture: Picture): Promise<string> {
  const pictureId = newId();
  const { mime, width, height, bytes } = picture;
  await sql`select keep_picture(${actor.personId}, ${pictureId}::uuid, ${mime}, ${width}::int, ${height}::int, ${bytes})`;
  return pictureId;
}

/** Takes back a change that has not taken effect, with the dearer price announced for it. */
export async function cancelPlan(
  actor: Actor<"rewards.edit">,
  planId: string,
): Promise<Result<null, "plan_unknown" | "plan_ended">> {
  if (!isId(planId)) return refused("plan_unknown");
  const [row] = await sql<{ status: "cancelled" | "missing" | "ended" }[]>`
    select cancel_plan(${actor.personId}, ${planId}::uuid) as status`;
  if (row?.status === "cancelled") return done(null);
  return refused(row?.status === "ended" ? "plan_ended" : "plan_unknown");
}

const TRIES = 5;

/**
 * Lets at most `limit` planned changes take effect whose time has come, earliest first, each decided against the reward as it is then and
 * by the hand of whoever planned it, if they still may; returns how many ended. One that cannot take effect says why.
 */
export async function beginPlans(limit: number): Promise<number> {
  const due = await listDuePlans(limit);
  for (const plan of due) {
    for (let tries = 1; (await beginPlan(plan)) === "waiting"; tries += 1)
      if (tries === TRIES) throw new Error(`A reward moved ${TRIES} times while a planned change of it began`);
  }
  return due.length;
}

async function beginPlan(plan: DuePlan): Promise<"done" | "refused" | "waiting"> {
  const reward = await findChangeable(plan.rewardId);
  if (reward === null) throw new Error("A planned change has lost its reward");
  const { change, refusal } = await decideNow(plan, reward);
  const [row] = await sql<{ status: "done" | "refused" | "waiting" }[]>`
    select carry_out_plan(${plan.publicId}::uuid, ${reward.version}::int, ${JSON.stringify(change)}::jsonb, ${refusal}) as status`;
  return row?.status ?? "done";
}

async function decideNow(plan: DuePlan, reward: RewardToChange) {
  if (plan.planner === null || grant(plan.planner, "rewards.edit") === null)
    return { change: {}, refusal: "not_permitted" };
  const picture = plan.picture === null ? {} : { picture: plan.picture };
  const planned = planChange(reward, { edit: plan.edit }, await changeContext(plan.now));
  if (planned.ok && planned.value.rise) return { change: {}, refusal: "dearer_by_now" };
  if (planned.ok) return { change: { ...changeOf(planned.value), ...picture }, refusal: null };
  return planned.refusal.code === "unchanged"
    ? { change: picture, refusal: null }
    : { change: {}, refusal: planned.refusal.code };
}
