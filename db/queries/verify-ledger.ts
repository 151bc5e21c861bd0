import postgres from "postgres";
import type { Sql } from "@/db/client";
import { type Terms, type TermsHistory, termsDocument } from "@/lib/loyalty/terms";
import { readEvidence } from "./ledger-evidence";
import { type Finding, verifyMember } from "./verify-member";
import { verifyStock } from "./verify-stock";

export type Verification = { ok: boolean; members: number; journals: number; findings: Finding[] };

/** A ledger with more wrong than this is wrong; the rest is counted by none. */
const FINDINGS_MAX = 1_000;
const MEMBERS_AT_ONCE = 200;

/**
 * Reads the whole ledger once, a few members at a time, and holds every promise against it: the chain is hashed anew here from the
 * columns, lots and wallets are rebuilt from the journal, facts, redemptions and stock are compared with both. Needs the owner's
 * connection, or any that may read all of it.
 */
export async function verifyLedger({ ownerUrl }: { ownerUrl: string }): Promise<Verification> {
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { jit: false },
    types: { bigint: wholeNumber },
  }) as unknown as Sql;
  try {
    const history = await publishedTerms(sql);
    const result: Verification = { ok: true, members: 0, journals: 0, findings: [] };
    const keep = (findings: Finding[]) => {
      if (findings.length > 0) result.ok = false;
      result.findings.push(...findings.slice(0, FINDINGS_MAX - result.findings.length));
    };
    for await (const members of readEvidence(sql, MEMBERS_AT_ONCE)) {
      for (const member of members) {
        result.members += 1;
        result.journals += member.lines.length;
        keep(verifyMember(member, history));
      }
    }
    keep(await verifyStock(sql));
    return result;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

const wholeNumber = { to: 20, from: [20], serialize: String, parse: Number };

async function publishedTerms(sql: Sql): Promise<TermsHistory | null> {
  const rows = await sql<{ version: number; document: unknown; effectiveFrom: Date }[]>`
    select version, document, effective_from as "effectiveFrom" from terms_versions where is_live order by version`;
  const [first, ...later] = rows.map(
    (row): Terms => ({ ...termsDocument.parse(row.document), version: row.version, effectiveFrom: row.effectiveFrom }),
  );
  return first ? [first, ...later] : null;
}
