import type { TermsDocument } from "@/lib/loyalty/terms";

/** A document as a download, written so that two of them can be compared line by line. */
export function termsFile(document: TermsDocument, name: string): Response {
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
