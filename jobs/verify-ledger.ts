import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { askNightlyLedgerCheck } from "@/db/commands/ask-ledger-check";
import { failLedgerCheck, runLedgerCheck } from "@/db/commands/run-ledger-check";
import { env } from "@/lib/base/env";

const payloadShape = z.looseObject({ check: z.uuid() });

/** Checks the whole ledger, as staff or the clock asked, and keeps what was found for the page that shows it. */
export async function verifyLedgerAsked(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { check } = payloadShape.parse(payload);
  const { workerUrl, checkpointDir } = env();
  try {
    await runLedgerCheck(check, { ownerUrl: workerUrl, folder: checkpointDir });
  } catch (error) {
    if (job.attempts >= job.max_attempts) await failLedgerCheck(check, workerUrl);
    throw error;
  }
}

/** Asks for the nightly check; one that is still under way is not doubled. */
export async function checkLedgerNightly(): Promise<void> {
  await askNightlyLedgerCheck();
}
