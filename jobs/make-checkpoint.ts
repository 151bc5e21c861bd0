import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { env } from "@/lib/base/env";

/** Signs what the whole ledger comes to, every night. Nothing is signed on top of what is wrong: the next check says what it is. */
export async function makeDailyCheckpoint(): Promise<void> {
  const { workerUrl, checkpointDir } = env();
  const made = await makeCheckpoint({ ownerUrl: workerUrl, folder: checkpointDir });
  if (made.number === null) throw new Error(`No checkpoint was signed: ${made.findings[0]?.message}`);
}
