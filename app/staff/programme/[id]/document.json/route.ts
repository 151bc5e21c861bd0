import { notFound } from "next/navigation";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { requireStaff } from "@/lib/session";
import { termsFile } from "../../terms-file";

/** A draft as the file it can be edited in and applied from. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requireStaff("terms.view");
  const draft = await findTermsDraft((await params).id);
  if (draft === null) notFound();
  return termsFile(draft.document, `terms-draft-${draft.publicId}.json`);
}
