import { sweepExpired } from "@/db/commands/sweep-expired";
import { inBites } from "./in-bites";

/** Clears away what time has made useless: challenges, tokens, throttles, old mails of the mailbox. */
export async function sweep(): Promise<void> {
  await inBites(async (limit) => Math.max(...Object.values(await sweepExpired(limit))));
}
