import { remindAsWished } from "@/db/commands/remind-as-wished";
import { remindOfExpiry } from "@/db/commands/remind-of-expiry";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/**
 * Reminds members of points about to end, 30 days, 7 days and 1 day before and when they wished it themselves; begun again after a crash,
 * it reminds nobody twice.
 */
export async function remindOfExpiryDue(): Promise<void> {
  const now = await programmeNow();
  for (const remind of [remindOfExpiry, remindAsWished]) {
    let after = 0;
    await inBites(async (limit) => {
      const { found, last } = await remind(now, after, limit);
      after = last;
      return found;
    });
  }
}
