import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { closeFulfilBatch, runFulfilBatch } from "@/db/commands/fulfil-batch";

const payloadShape = z.looseObject({ batchId: z.uuid() });

/** Works through a batch that staff asked for; at the last attempt, what could not be tried is told as broken. */
export async function fulfilBatchAsked(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { batchId } = payloadShape.parse(payload);
  try {
    await runFulfilBatch(batchId);
  } catch (error) {
    if (job.attempts >= job.max_attempts) await closeFulfilBatch(batchId);
    throw error;
  }
}
