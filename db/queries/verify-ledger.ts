import type { Sql } from "@/db/client";
import { compareFolder } from "./compare-folder";
import { type GivenOut, verifyBudgets } from "./verify-earning";
import { verifyGifts } from "./verify-gifts";
import { partsOf, verifyInThreads } from "./verify-in-threads";
import type { Finding } from "./verify-member";
import { FINDINGS_MAX, verifyMembers } from "./verify-members";
import { verifyMerges } from "./verify-merges";
import { verifyWaitingRefunds } from "./verify-refunds";
import { verifyStock } from "./verify-stock";
import { publishedTerms, withWholeLedger } from "./whole-ledger";

export type Verification = { ok: boolean; members: number; journals: number; findings: Finding[] };

/**
 * Reads the whole ledger once, a few members at a time and a large one in several threads, and holds every promise against it: the
 * chain is hashed anew here from the columns, lots and wallets are rebuilt from the journal, facts, redemptions and stock are compared
 * with both; then every head is held against the newest checkpoint in the folder, where one is given. Needs the owner's connection, or
 * any that may read all of it.
 */
export async function verifyLedger({ ownerUrl, folder }: { ownerUrl: string; folder?: string }): Promise<Verification> {
  return (await verifyWith({ ownerUrl, folder })).verification;
}

/** The same, with the number of the checkpoint that it was compared with; null where the folder has none of this ledger. */
export function verifyWith({ ownerUrl, folder }: { ownerUrl: string; folder: string | undefined }) {
  return withWholeLedger(ownerUrl, async (sql) => {
    const verification: Verification = { ok: true, members: 0, journals: 0, findings: [] };
    const keep = (findings: Finding[]) => {
      if (findings.length > 0) verification.ok = false;
      verification.findings.push(...findings.slice(0, FINDINGS_MAX - verification.findings.length));
    };
    const givenOut: GivenOut = new Map();
    // What belongs to no one member is asked beside them: it keeps the database busy and this process hardly.
    const [members, besides] = await Promise.all([checkMembers(sql, ownerUrl), checkBesides(ownerUrl)]);
    for (const checked of members) {
      verification.members += checked.members;
      verification.journals += checked.journals;
      keep(checked.findings);
      for (const [name, points] of checked.givenOut) givenOut.set(name, (givenOut.get(name) ?? 0) + points);
    }
    keep(await verifyBudgets(sql, givenOut));
    keep(besides);
    const compared = folder === undefined ? null : await compareFolder(sql, folder);
    keep(compared?.findings ?? []);
    return { verification, checkpoint: compared?.kept?.newest[0]?.checkpoint.number ?? null };
  });
}

async function checkMembers(sql: Sql, ownerUrl: string) {
  const [parts, history] = [await partsOf(sql), await publishedTerms(sql)];
  return verifyInThreads(ownerUrl, parts, (part) => verifyMembers(sql, history, part));
}

function checkBesides(ownerUrl: string): Promise<Finding[]> {
  return withWholeLedger(ownerUrl, async (sql) => [
    ...(await verifyStock(sql)),
    ...(await verifyWaitingRefunds(sql)),
    ...(await verifyMerges(sql)),
    ...(await verifyGifts(sql)),
  ]);
}
