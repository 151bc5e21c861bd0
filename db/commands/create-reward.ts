import { sql } from "@/db/client";
import { termsHistory } from "@/db/queries/terms";
import { rewardColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { problemsOf, type RewardEdit, type RewardProblems } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { takesCodes } from "@/lib/loyalty/reward";
import { termsAsOf } from "@/lib/loyalty/terms";

/** Makes a draft that only staff see. `stock` null is unlimited; a kind with codes starts empty, whatever was said. */
export async function createReward(
  actor: Actor<"rewards.edit">,
  edit: RewardEdit,
  stock: number | null,
  now: Instant,
): Promise<Result<{ rewardId: string }, RewardProblems>> {
  const problems = problemsOf(edit, null, termsAsOf(await termsHistory(), now));
  if (stock !== null && stock < 0) problems.stock = "not_positive";
  if (Object.keys(problems).length > 0) return refused(problems);
  const rewardId = newId();
  if (edit.sku !== null && (await isTaken(edit.sku))) return refused({ sku: "taken" });
  await sql`
    select create_reward(${actor.personId}, ${rewardId}::uuid, ${JSON.stringify(rewardColumns(edit))}::jsonb,
      ${takesCodes(edit.kind) ? 0 : stock}::bigint)`;
  return done({ rewardId });
}

async function isTaken(sku: string): Promise<boolean> {
  const [row] = await sql`select from rewards where sku = ${sku}`;
  return row !== undefined;
}
