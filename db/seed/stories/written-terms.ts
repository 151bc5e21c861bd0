import { announceTerms } from "@/db/commands/announce-terms";
import { approveTerms } from "@/db/commands/approve-terms";
import { draftTerms } from "@/db/commands/draft-terms";
import { publishTerms } from "@/db/commands/publish-terms";
import { askReplay, runReplay } from "@/db/commands/replay-terms";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { newestOf } from "@/lib/loyalty/terms-publication";
import type { Actors } from "./actors";
import { granted } from "./set-back";

const EVERYBODY = 10_000;

type Written = { title: string; change: (newest: TermsDocument) => TermsDocument };

/** A draft Laras wrote and ran over the past. */
export async function writeDraft(actors: Actors, { title, change }: Written): Promise<string> {
  const laras = actors.as("pemasaran@contoh.id", "terms.draft");
  const { version: _, effectiveFrom: __, ...newest } = newestOf(await termsHistory());
  const { draftId } = granted(await draftTerms(laras, { title, document: change(newest) }));
  const { replayId } = granted(await askReplay(laras, { id: draftId, version: 1 }));
  await runReplay(replayId, { ownerUrl: env().ownerUrl });
  return draftId;
}

/** A version, written by Laras, approved and published by Surya as early as its notice allowed, and announced. */
export async function publishWritten(actors: Actors, at: Instant, written: Written): Promise<void> {
  const draftId = await writeDraft(actors, written);
  granted(await approveTerms(actors.as("admin@contoh.id", "terms.approve"), { draftId, version: 1 }));
  const surya = actors.as("admin@contoh.id", "terms.publish");
  const { version } = granted(await publishTerms(surya, { draftId, version: 2, from: null }, at));
  const told = versionWithChanges(await termsHistory(version), version);
  if (told === null) throw new Error(`Version ${version} of the terms was not published`);
  const { terms, isForTheWorse, touches } = told;
  await announceTerms({ version, effectiveFrom: terms.effectiveFrom, isForTheWorse, touches }, 0, EVERYBODY);
}
