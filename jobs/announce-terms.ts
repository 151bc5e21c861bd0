import { z } from "zod";
import { announceTerms } from "@/db/commands/announce-terms";
import { termsHistory } from "@/db/queries/terms";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { inBites } from "./in-bites";

const payloadShape = z.looseObject({ version: z.int() });

/** Tells those whom a version of the terms touches what changes for them; begun again after a crash, it tells nobody twice. */
export async function announceChangedTerms(payload: unknown): Promise<void> {
  const { version } = payloadShape.parse(payload);
  const told = versionWithChanges(await termsHistory(version), version);
  if (told === null) return;
  let after = 0;
  await inBites(async (limit) => {
    const { found, last } = await announceTerms(
      { version, effectiveFrom: told.terms.effectiveFrom, isForTheWorse: told.isForTheWorse, touches: told.touches },
      after,
      limit,
    );
    after = last;
    return found;
  });
}
