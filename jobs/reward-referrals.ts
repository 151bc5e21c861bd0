import { rewardReferrals } from "@/db/commands/reward-referrals";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Rewards whoever brought a friend, and the friend, once the friend's first purchase can no longer be given back. */
export async function rewardReferralsDue(): Promise<void> {
  const now = await programmeNow();
  await inBites((limit) => rewardReferrals(now, limit));
}
