import type { Conflict } from "@/db/queries/edited-reward";
import { findTermsDraft } from "@/db/queries/terms-drafts";

/** Why a draft could not be moved: it does not exist, somebody changed it meanwhile, or it is past that step. */
export type TermsMoveRefusal = { code: "terms_unknown" } | { code: "terms_closed" } | Conflict;

/** A status of the functions in db/functions/50-terms.sql as a refusal that can be told. */
export async function termsRefusal(draftId: string, status: string | undefined): Promise<TermsMoveRefusal> {
  if (status === "closed") return { code: "terms_closed" };
  const draft = await findTermsDraft(draftId);
  if (status !== "stale" || draft === null) return { code: "terms_unknown" };
  return { code: "changed_meanwhile", by: draft.changedByName, at: draft.changedAt };
}
