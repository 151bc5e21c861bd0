import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Marks vouchers whose last moment has passed. */
export async function expireRedemptionsDue(): Promise<void> {
  const now = await programmeNow();
  await inBites((limit) => expireDueRedemptions(now, limit));
}
