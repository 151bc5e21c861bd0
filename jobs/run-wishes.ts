import { runWishes } from "@/db/commands/run-wishes";
import { programmeNow } from "@/db/queries/programme-time";
import { inBites } from "./in-bites";

/** Does what members wished of their points, once for each occasion; begun again after a crash, it spends nothing twice. */
export async function runWishesDue(): Promise<void> {
  const now = await programmeNow();
  let after = 0;
  await inBites(async (limit) => {
    const { found, last } = await runWishes(now, after, limit);
    after = last;
    return found;
  });
}
