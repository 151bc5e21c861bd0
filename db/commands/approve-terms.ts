import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { type TermsMoveRefusal, termsRefusal } from "./terms-refusal";

/** Says of exactly this draft that it may be published; never by anybody who wrote any of it. */
export async function approveTerms(
  actor: Actor<"terms.approve">,
  request: { draftId: string; version: number },
): Promise<Result<null, TermsMoveRefusal | { code: "own_draft" }>> {
  const { draftId, version } = request;
  const [row] = await sql<{ status: string }[]>`
    select approve_terms(${actor.personId}, ${draftId}::uuid, ${version}::int) as status`;
  if (row?.status === "approved") return done(null);
  if (row?.status === "own") return refused({ code: "own_draft" });
  return refused(await termsRefusal(draftId, row?.status));
}
