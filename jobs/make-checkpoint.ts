import { askNightlyLedgerCheck } from "@/db/commands/ask-ledger-check";
import { keepCheckpoint } from "@/db/commands/keep-checkpoint";
import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { isCheckpointOverdue } from "@/db/queries/ledger-checks";
import { env } from "@/lib/base/env";

/** Signs what the whole ledger comes to, every night. Nothing is signed on top of what is wrong: the next check says what it is. */
export async function makeDailyCheckpoint(): Promise<void> {
  await sign();
}

/** The same for a worker that was off at night, unless another has done it meanwhile; then the ledger is checked against it. */
export async function makeOverdueCheckpoint(): Promise<void> {
  if (!(await isCheckpointOverdue())) return;
  try {
    // The check compares with the folder: what it shall know is there before it begins.
    await keepCheckpoint(await sign(), env().checkpointDir);
  } finally {
    await askNightlyLedgerCheck();
  }
}

async function sign(): Promise<number> {
  const { workerUrl, checkpointDir } = env();
  const made = await makeCheckpoint({ ownerUrl: workerUrl, folder: checkpointDir });
  if (made.number === null) throw new Error(`No checkpoint was signed: ${made.findings[0]?.message}`);
  return made.number;
}
