import { readEvidence } from "./read-evidence";
import { type Finding, verifyMember } from "./verify-member";
import { verifyStock } from "./verify-stock";
import { publishedTerms, withWholeLedger } from "./whole-ledger";

export type Verification = { ok: boolean; members: number; journals: number; findings: Finding[] };

/** A ledger with more wrong than this is wrong; the rest is counted by none. */
const FINDINGS_MAX = 1_000;

/**
 * Reads the whole ledger once, a few members at a time, and holds every promise against it: the chain is hashed anew here from the
 * columns, lots and wallets are rebuilt from the journal, facts, redemptions and stock are compared with both. Needs the owner's
 * connection, or any that may read all of it.
 */
export function verifyLedger({ ownerUrl }: { ownerUrl: string }): Promise<Verification> {
  return withWholeLedger(ownerUrl, async (sql) => {
    const history = await publishedTerms(sql);
    const result: Verification = { ok: true, members: 0, journals: 0, findings: [] };
    const keep = (findings: Finding[]) => {
      if (findings.length > 0) result.ok = false;
      result.findings.push(...findings.slice(0, FINDINGS_MAX - result.findings.length));
    };
    for await (const members of readEvidence(sql)) {
      for (const member of members) {
        result.members += 1;
        result.journals += member.lines.length;
        keep(verifyMember(member, history));
      }
    }
    keep(await verifyStock(sql));
    return result;
  });
}
