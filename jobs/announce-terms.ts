import { z } from "zod";
import { announceTerms } from "@/db/commands/announce-terms";
import { programmeNow } from "@/db/queries/programme-time";
import { termsHistory } from "@/db/queries/terms";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { inBites } from "./in-bites";

const payloadShape = z.looseObject({ version: z.int() });

/** Tells of versions that are still to come whoever they came to touch since: who joined meanwhile, or rose to a tier that changes. */
export async function announceTermsToCome(): Promise<void> {
  const now = await programmeNow();
  for (const { version, effectiveFrom } of await termsHistory())
    if (effectiveFrom > now) await announceChangedTerms({ version });
}

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
