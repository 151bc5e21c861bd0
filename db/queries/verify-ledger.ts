import { compareFolder } from "./compare-folder";
import { readEvidence } from "./read-evidence";
import { type GivenOut, verifyBudgets, verifyEarning } from "./verify-earning";
import { verifyGifts } from "./verify-gifts";
import { type Finding, verifyMember } from "./verify-member";
import { verifyMerges } from "./verify-merges";
import { verifyWaitingRefunds } from "./verify-refunds";
import { verifyStock } from "./verify-stock";
import { publishedTerms, withWholeLedger } from "./whole-ledger";

export type Verification = { ok: boolean; members: number; journals: number; findings: Finding[] };

/** A ledger with more wrong than this is wrong; the rest is counted by none. */
const FINDINGS_MAX = 1_000;

/**
 * Reads the whole ledger once, a few members at a time, and holds every promise against it: the chain is hashed anew here from the
 * columns, lots and wallets are rebuilt from the journal, facts, redemptions and stock are compared with both; then every head is held
 * against the newest checkpoint in the folder, where one is given. Needs the owner's connection, or any that may read all of it.
 */
export async function verifyLedger({ ownerUrl, folder }: { ownerUrl: string; folder?: string }): Promise<Verification> {
  return (await verifyWith({ ownerUrl, folder })).verification;
}

/** The same, with the number of the checkpoint that it was compared with; null where the folder has none of this ledger. */
export function verifyWith({ ownerUrl, folder }: { ownerUrl: string; folder: string | undefined }) {
  return withWholeLedger(ownerUrl, async (sql) => {
    const history = await publishedTerms(sql);
    const verification: Verification = { ok: true, members: 0, journals: 0, findings: [] };
    const keep = (findings: Finding[]) => {
      if (findings.length > 0) verification.ok = false;
      verification.findings.push(...findings.slice(0, FINDINGS_MAX - verification.findings.length));
    };
    const givenOut: GivenOut = new Map();
    const checkMembers = async () => {
      for await (const members of readEvidence(sql)) {
        for (const member of members) {
          verification.members += 1;
          verification.journals += member.lines.length;
          keep(verifyMember(member, history));
          keep(verifyEarning(member, history, givenOut));
        }
      }
    };
    // What belongs to no one member is asked meanwhile: it keeps the database busy and this process hardly.
    const [, besides] = await Promise.all([checkMembers(), checkBesides(ownerUrl)]);
    keep(await verifyBudgets(sql, givenOut));
    keep(besides);
    const compared = folder === undefined ? null : await compareFolder(sql, folder);
    keep(compared?.findings ?? []);
    return { verification, checkpoint: compared?.kept?.newest[0]?.checkpoint.number ?? null };
  });
}

function checkBesides(ownerUrl: string): Promise<Finding[]> {
  return withWholeLedger(ownerUrl, async (sql) => [
    ...(await verifyStock(sql)),
    ...(await verifyWaitingRefunds(sql)),
    ...(await verifyMerges(sql)),
    ...(await verifyGifts(sql)),
  ]);
}
