import postgres from "postgres";
import type { Sql } from "@/db/client";
import { type Terms, type TermsHistory, termsDocument } from "@/lib/loyalty/terms";

/** A connection for reading all of the ledger, however long that takes; `ownerUrl` is of a role that may. */
export async function withWholeLedger<Answer>(ownerUrl: string, read: (sql: Sql) => Promise<Answer>): Promise<Answer> {
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { jit: false },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  }) as unknown as Sql;
  try {
    return await read(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** All published terms, oldest first; null where there are none. */
export async function publishedTerms(sql: Sql): Promise<TermsHistory | null> {
  const rows = await sql<{ version: number; document: unknown; effectiveFrom: Date }[]>`
    select version, document, effective_from as "effectiveFrom" from terms_versions where is_live order by version`;
  const [first, ...later] = rows.map(
    (row): Terms => ({ ...termsDocument.parse(row.document), version: row.version, effectiveFrom: row.effectiveFrom }),
  );
  return first ? [first, ...later] : null;
}
