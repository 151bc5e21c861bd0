import { forgetBatches } from "@/db/commands/change-catalogue";
import { sweepCodeImports } from "@/db/commands/import-codes";
import { sweepExpired } from "@/db/commands/sweep-expired";
import { inBites } from "./in-bites";

/**
 * Clears away what time has made useless: challenges, tokens, throttles, old mails of the mailbox, lists of codes nobody finished,
 * and changes of the catalogue that were prepared and never begun.
 */
export async function sweep(): Promise<void> {
  await inBites(async (limit) => Math.max(...Object.values(await sweepExpired(limit))));
  await inBites(sweepCodeImports);
  await inBites(forgetBatches);
}
