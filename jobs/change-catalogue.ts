import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { closeBatch, runBatch } from "@/db/commands/change-catalogue";

const payloadShape = z.looseObject({ batchId: z.uuid() });

/** Does what staff prepared and began for many rewards; at the last attempt, what could not be tried is told as broken. */
export async function changeCatalogueAsked(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { batchId } = payloadShape.parse(payload);
  try {
    await runBatch(batchId);
  } catch (error) {
    if (job.attempts >= job.max_attempts) await closeBatch(batchId);
    throw error;
  }
}
