import { sql } from "@/db/client";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { newestOf, type PublicationRefusal, publicationOf } from "@/lib/loyalty/terms-publication";
import { type TermsMoveRefusal, termsRefusal } from "./terms-refusal";

export type PublishTermsRefusal =
  | TermsMoveRefusal
  | PublicationRefusal
  /** Another version was published meanwhile: what this one changes has to be looked at again. */
  | { code: "overtaken" };

/**
 * Makes an approved draft the next version, in force from `from` (null: as early as the notice allows), and has it announced. What it
 * changes was compared with the newest version; when another is published first, nothing is published.
 */
export async function publishTerms(
  actor: Actor<"terms.publish">,
  request: { draftId: string; version: number; from: Instant | null },
  now: Instant,
): Promise<Result<{ version: number; effectiveFrom: Instant }, PublishTermsRefusal>> {
  const { draftId, version, from } = request;
  const draft = await findTermsDraft(draftId);
  if (draft === null) return refused({ code: "terms_unknown" });
  if (draft.version !== version) return refused(await termsRefusal(draftId, "stale"));
  const history = await termsHistory(await latestTermsVersion());
  const publication = publicationOf(draft, history, from, now);
  if ("code" in publication) return refused(publication);

  const { effectiveFrom } = publication;
  const latest = newestOf(history).version;
  const [row] = await sql<{ status: string }[]>`
    select publish_terms(${actor.personId}, ${draftId}::uuid, ${version}::int, ${latest}::int, ${effectiveFrom}::timestamptz) as status`;
  if (row?.status === "published") return done({ version: latest + 1, effectiveFrom });
  if (row?.status === "replay_missing") return refused({ code: "replay_missing" });
  if (row?.status === "overtaken") return refused({ code: "overtaken" });
  if (row?.status === "too_early") return refused({ code: "too_early", earliest: effectiveFrom });
  return refused(await termsRefusal(draftId, row?.status));
}
