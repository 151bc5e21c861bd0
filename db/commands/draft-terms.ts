import { sql } from "@/db/client";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { compareTerms } from "@/lib/loyalty/terms-changes";
import { readTerms, type TermsProblem } from "@/lib/loyalty/terms-problems";
import { newestOf } from "@/lib/loyalty/terms-publication";

export type DraftTermsRefusal = { code: "invalid"; problems: TermsProblem[] };

/** Begins a draft: from the newest version, or from a document somebody wrote elsewhere. Members see nothing of it. */
export async function draftTerms(
  actor: Actor<"terms.draft">,
  request: { title: string; document: unknown },
): Promise<Result<{ draftId: string }, DraftTermsRefusal>> {
  const read = request.document === null ? await newest() : readTerms(request.document);
  if (!read.ok) return refused({ code: "invalid", problems: read.refusal });
  const { draft } = await insert(actor.personId, request.title, read.value);
  return done({ draftId: draft });
}

/**
 * What the operator's file asks for, once: a draft nobody wrote, for somebody to approve. The same file again finds its draft; one that
 * says what the newest version says makes none.
 */
export async function applyTerms(
  title: string,
  document: unknown,
): Promise<Result<{ draftId: string | null; isNew: boolean }, DraftTermsRefusal>> {
  const read = readTerms(document);
  if (!read.ok) return refused({ code: "invalid", problems: read.refusal });
  const history = await termsHistory(await latestTermsVersion());
  if (compareTerms(newestOf(history), read.value).length === 0) return done({ draftId: null, isNew: false });
  const { draft, isNew } = await insert(null, title, read.value);
  return done({ draftId: draft, isNew });
}

async function newest(): Promise<Result<TermsDocument, never>> {
  const { version, effectiveFrom, ...document } = newestOf(await termsHistory(await latestTermsVersion()));
  return done(document);
}

async function insert(actor: number | null, title: string, document: TermsDocument) {
  const [row] = await sql<{ draft: string; isNew: boolean }[]>`
    select draft, is_new as "isNew" from draft_terms(${actor}::bigint, ${newId()}::uuid, ${title}, ${sql.json(document as never)})`;
  if (row === undefined) throw new Error("draft_terms answers");
  return row;
}
