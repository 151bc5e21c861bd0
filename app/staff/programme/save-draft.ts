import { editTerms } from "@/db/commands/edit-terms";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import { refuse } from "@/lib/action";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsProblem } from "@/lib/loyalty/terms-problems";
import type { FieldProblems } from "./form-reading";
import { sayFieldProblems, sayTermsMove, sayTermsProblems } from "./refusals";

/** What a form made of a draft. */
type Edited = {
  title?: string;
  document: unknown;
  /** What could not be read, by field. */
  problems: FieldProblems;
  /** The field in which a place of the document was typed; null for what the form does not hold. */
  fieldAt: (problem: TermsProblem) => string | null;
};

/** Saves a draft as it was read from a form, or shows the form again with a sentence beside each field. */
export async function saveDraft(
  actor: Actor<"terms.draft">,
  draft: TermsDraftView,
  version: number,
  { title = draft.title, document, problems, fieldAt }: Edited,
): Promise<void> {
  if (Object.keys(problems).length > 0) refuse(null, await sayFieldProblems(problems));
  const edited = await editTerms(actor, { draftId: draft.publicId, version, title, document });
  if (edited.ok) return;
  const { refusal } = edited;
  if (refusal.code !== "invalid") refuse(await sayTermsMove(refusal));
  const sentences = await sayTermsProblems(refusal.problems);
  const placed = sentences.map((sentence, place) => {
    const problem = refusal.problems[place];
    return { sentence, field: problem ? fieldAt(problem) : null };
  });
  refuse(
    placed.find(({ field }) => field === null)?.sentence ?? null,
    Object.fromEntries(placed.flatMap(({ field, sentence }) => (field === null ? [] : [[field, sentence]]))),
  );
}
