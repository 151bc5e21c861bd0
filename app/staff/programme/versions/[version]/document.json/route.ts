import { notFound } from "next/navigation";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { requireStaff } from "@/lib/session";
import { termsFile } from "../../../terms-file";

/** A published version as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }): Promise<Response> {
  await requireStaff("terms.view");
  const [{ version: asked }, history] = await Promise.all([params, latestTermsVersion().then(termsHistory)]);
  const terms = history.find((each) => String(each.version) === asked);
  if (terms === undefined) notFound();
  const { version, effectiveFrom, ...document } = terms;
  return termsFile(document, `terms-${version}-${effectiveFrom.toISOString().slice(0, 10)}.json`);
}
