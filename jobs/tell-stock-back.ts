import { z } from "zod";
import { tellStockBack } from "@/db/commands/await-stock";
import { listAwaitedRewards } from "@/db/queries/awaited-rewards";
import { programmeNow } from "@/db/queries/programme-time";

const asked = z.looseObject({ rewardId: z.uuid().optional() });
const MOST_REWARDS = 5_000;

/**
 * Tells who waits that a reward is back: of the one whose stock has just changed, or, by the clock, of all that are awaited, since a
 * reward can come back without its stock moving (its dates, its first day). Nobody is told twice, however often it runs.
 */
export async function tellStockBackDue(payload: unknown): Promise<void> {
  const { rewardId } = asked.parse(payload ?? {});
  const now = await programmeNow();
  const rewards = rewardId === undefined ? await listAwaitedRewards(MOST_REWARDS) : [rewardId];
  for (const each of rewards) await tellStockBack(each, now);
}
