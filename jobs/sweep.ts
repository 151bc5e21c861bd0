import { sweepExpired } from "@/db/commands/sweep-expired";

const BATCH = 5_000;

/** Clears away what time has made useless, in small bites, until nothing is left. */
export async function sweep(): Promise<void> {
  for (;;) {
    const swept = await sweepExpired(BATCH);
    if (Math.max(...Object.values(swept)) < BATCH) return;
  }
}
