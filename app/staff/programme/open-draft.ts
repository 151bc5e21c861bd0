import { notFound } from "next/navigation";
import { findTermsDraft, type TermsDraftView } from "@/db/queries/terms-drafts";

/** A draft that can still be edited; any other is not found. */
export async function findOpenDraft(draftId: string): Promise<TermsDraftView> {
  const draft = await findTermsDraft(draftId);
  if (draft === null || draft.state === "published" || draft.state === "withdrawn") notFound();
  return draft;
}
