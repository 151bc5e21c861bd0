import { sql } from "@/db/client";
import { type Terms, type TermsHistory, termsDocument } from "@/lib/loyalty/terms";

/** A programme that is still being set up: nothing can be earned or redeemed, and nothing waits to be done. */
export class NoTermsYet extends Error {
  override name = "NoTermsYet";
}

let known: TermsHistory | null = null;

/**
 * All published terms. Versions never change once published, so a process reads each once; `latest` is the newest version the
 * caller has seen in the database, which is asked for where nobody saw it: another process may have published meanwhile.
 */
export async function termsHistory(latest?: number): Promise<TermsHistory> {
  const newest = known?.at(-1)?.version ?? 0;
  if (known && (latest ?? (await latestTermsVersion()) ?? 0) <= newest) return known;
  const rows = await sql<{ version: number; document: unknown; effectiveFrom: Date }[]>`
    select version, document, effective_from as "effectiveFrom" from terms_versions where is_live order by version`;
  const [first, ...later] = rows.map(
    (row): Terms => ({ ...termsDocument.parse(row.document), version: row.version, effectiveFrom: row.effectiveFrom }),
  );
  if (!first) throw new NoTermsYet("This programme has no terms yet: set it up in the browser first, at /setup.");
  known = [first, ...later];
  return known;
}

/** The newest published version, for pages that read nothing else which could tell. */
export async function latestTermsVersion(): Promise<number | undefined> {
  const [row] = await sql<
    { version: number | null }[]
  >`select max(version) as version from terms_versions where is_live`;
  return row?.version ?? undefined;
}

/** For tests and commands that change terms in the same process. */
export function forgetTerms(): void {
  known = null;
}
