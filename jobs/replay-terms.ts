import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { failReplay, runReplay } from "@/db/commands/replay-terms";
import { env } from "@/lib/base/env";

const payloadShape = z.looseObject({ replayId: z.uuid() });

/** Runs a draft of the terms over the past, for the report that staff asked for. */
export async function replayTerms(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { replayId } = payloadShape.parse(payload);
  try {
    await runReplay(replayId, { ownerUrl: env().workerUrl });
  } catch (error) {
    if (job.attempts >= job.max_attempts) await failReplay(replayId);
    throw error;
  }
}
