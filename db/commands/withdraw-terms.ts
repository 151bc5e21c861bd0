import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { type TermsMoveRefusal, termsRefusal } from "./terms-refusal";

/** Puts an open draft away for good; it stays to be read. What is published is changed by another version alone. */
export async function withdrawTerms(
  actor: Actor<"terms.draft">,
  request: { draftId: string; version: number },
): Promise<Result<null, TermsMoveRefusal>> {
  const { draftId, version } = request;
  const [row] = await sql<{ status: string }[]>`
    select withdraw_terms(${actor.personId}, ${draftId}::uuid, ${version}::int) as status`;
  return row?.status === "withdrawn" ? done(null) : refused(await termsRefusal(draftId, row?.status));
}
