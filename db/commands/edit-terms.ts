import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { readTerms, type TermsProblem } from "@/lib/loyalty/terms-problems";
import { type TermsMoveRefusal, termsRefusal } from "./terms-refusal";

/** Replaces what an open draft says. What was approved of it before is no longer approved. */
export async function editTerms(
  actor: Actor<"terms.draft">,
  request: { draftId: string; version: number; title: string; document: unknown },
): Promise<Result<null, TermsMoveRefusal | { code: "invalid"; problems: TermsProblem[] }>> {
  const read = readTerms(request.document);
  if (!read.ok) return refused({ code: "invalid", problems: read.refusal });
  const { draftId, version, title } = request;
  const [row] = await sql<{ status: string }[]>`
    select edit_terms(${actor.personId}, ${draftId}::uuid, ${version}::int, ${title}, ${sql.json(read.value as never)}) as status`;
  return row?.status === "edited" ? done(null) : refused(await termsRefusal(draftId, row?.status));
}
