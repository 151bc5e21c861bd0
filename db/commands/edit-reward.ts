import { sql } from "@/db/client";
import { type Conflict, findEdited } from "@/db/queries/edited-reward";
import { termsHistory } from "@/db/queries/terms";
import { rewardColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { problemsOf, type RewardEdit, type RewardProblems } from "@/lib/loyalty/catalogue";
import type { Actor } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";

export type EditRefusal = { code: "reward_unknown" } | Conflict | { code: "invalid"; problems: RewardProblems };

/**
 * Replaces what a reward says, unless somebody else did since `version` was read; null overwrites whatever is there now. A new
 * price becomes a row of its history; members see it from their next request.
 */
export async function editReward(
  actor: Actor<"rewards.edit">,
  request: { rewardId: string; version: number | null; edit: RewardEdit },
  now: Instant,
): Promise<Result<null, EditRefusal>> {
  const { rewardId, edit } = request;
  const before = await findEdited(rewardId);
  if (before === null) return refused({ code: "reward_unknown" });
  if (request.version !== null && before.version !== request.version) return refused(before.conflict);
  const problems = problemsOf(edit, before, termsAsOf(await termsHistory(), now));
  if (Object.keys(problems).length > 0) return refused({ code: "invalid", problems });

  const [row] = await sql<{ status: "edited" | "stale" | "missing" | keyof typeof problemOf }[]>`
    select edit_reward(${actor.personId}, ${rewardId}::uuid, ${before.version}::int, ${JSON.stringify(rewardColumns(edit))}::jsonb) as status`;
  if (row?.status === "edited") return done(null);
  if (row && row.status in problemOf) {
    return refused({ code: "invalid", problems: problemOf[row.status as keyof typeof problemOf] });
  }
  const meanwhile = await findEdited(rewardId);
  return refused(meanwhile?.conflict ?? { code: "reward_unknown" });
}

/** What only the row itself could tell, by the field it is told at. */
const problemOf = {
  kind_fixed: { kind: "kind_fixed" },
  sku_taken: { sku: "taken" },
  total_passed: { totalLimit: "less_than_redeemed" },
} as const satisfies Record<string, RewardProblems>;
