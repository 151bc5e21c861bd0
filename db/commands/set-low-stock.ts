import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type LowStockRefusal = "reward_unknown" | "changed_meanwhile" | "threshold_invalid";

const MOST = 1_000_000_000;

/** Says at how many left staff want to be told; null for never. `seen` is what the form showed. */
export async function setLowStock(
  actor: Actor<"rewards.edit">,
  { rewardId, seen, lowAt }: { rewardId: string; seen: number | null; lowAt: number | null },
): Promise<Result<null, LowStockRefusal>> {
  if (!isId(rewardId)) return refused("reward_unknown");
  if (lowAt !== null && (!Number.isSafeInteger(lowAt) || lowAt < 1 || lowAt > MOST))
    return refused("threshold_invalid");
  const [row] = await sql<{ status: "set" | "stale" | "missing" }[]>`
    select set_low_stock(${actor.personId}, ${rewardId}::uuid, ${seen}::bigint, ${lowAt}::bigint) as status`;
  if (row?.status === "set") return done(null);
  return refused(row?.status === "stale" ? "changed_meanwhile" : "reward_unknown");
}
