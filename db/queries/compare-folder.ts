import type { Sql } from "@/db/client";
import { type KeptLedger, readFolder } from "@/lib/checkpoint-folder";
import { compareHeads } from "./compare-heads";
import { readHeads } from "./heads";
import type { Finding } from "./verify-member";

export type FolderComparison = {
  findings: Finding[];
  /** This ledger's checkpoints in the folder; null where it holds none of them. */
  kept: KeptLedger | null;
};

/**
 * Holds the ledger against the newest checkpoints in a folder outside the database. Which of the ledgers in the folder this is, its
 * members tell, not the database's own word: whoever could alter the one could alter the other.
 */
export async function compareFolder(
  sql: Sql,
  folder: string,
  heads: () => AsyncIterable<Buffer> = () => readHeads(sql),
): Promise<FolderComparison> {
  const [newest] = await sql<{ ledger: string; number: number }[]>`
    select ledger, number from checkpoints order by number desc limit 1`;
  for (const kept of await readFolder(folder)) {
    const { findings, isSameLedger } = await compareHeads(sql, kept, heads());
    if (!isSameLedger && kept.ledger !== newest?.ledger) continue;
    return { kept, findings: [...findings, ...(await missingHere(sql, kept))] };
  }
  return { kept: null, findings: [] };
}

/** Checkpoints of the folder that the database does not have, or has otherwise: it was put back, or somebody took them out. */
async function missingHere(sql: Sql, kept: KeptLedger): Promise<Finding[]> {
  const numbers = kept.newest.map(({ checkpoint }) => checkpoint.number);
  const rows = await sql<{ number: number; text: string }[]>`
    select number, text_ as text from checkpoints where number = any (${numbers}::integer[])`;
  const texts = new Map(rows.map(({ number, text }) => [number, text]));
  return kept.newest
    .filter(({ checkpoint, signed }) => texts.get(checkpoint.number) !== signed.text)
    .map(({ checkpoint }) => ({
      invariant: "checkpoints_are_in_the_database",
      memberId: null,
      version: null,
      message: `Checkpoint ${checkpoint.number} of the folder is not in the database, or not as it was signed`,
    }));
}
