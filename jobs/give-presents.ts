import { givePresents } from "@/db/commands/give-presents";
import { listRunningDistributions } from "@/db/queries/distributions";
import { programmeNow, programmeZone } from "@/db/queries/programme-time";
import { dayOf } from "@/lib/loyalty/calendar";
import { inBites } from "./in-bites";

/** Gives every member what distributions give them today, once for each occasion; begun again after a crash, it gives nothing twice. */
export async function givePresentsDue(): Promise<void> {
  const [now, zone] = await Promise.all([programmeNow(), programmeZone()]);
  for (const distribution of await listRunningDistributions(dayOf(now, zone))) {
    let after = 0;
    await inBites(async (limit) => {
      const { found, last } = await givePresents(distribution, now, after, limit);
      after = last;
      return found;
    });
  }
}
