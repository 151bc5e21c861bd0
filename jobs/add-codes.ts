import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { giveUpCodeImport, runCodeImport } from "@/db/commands/import-codes";

const payloadShape = z.looseObject({ importId: z.uuid() });

/** Adds a long list of codes that staff brought; after the last attempt it is given up and says so. */
export async function addCodesAsked(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { importId } = payloadShape.parse(payload);
  try {
    await runCodeImport(importId);
  } catch (error) {
    if (job.attempts >= job.max_attempts) await giveUpCodeImport(importId);
    throw error;
  }
}
