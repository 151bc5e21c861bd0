import { connect, type Sql } from "@/db/client";
import { verifyWith } from "@/db/queries/verify-ledger";

/** What a check keeps of its findings, to be shown; `portal ledger verify --json` tells more. */
const KEPT = 100;

type Place = { ownerUrl: string; folder: string };

/** Reads the whole ledger against all its promises and notes what came of it; one that has ended is left as it is. */
export function runLedgerCheck(id: string, { ownerUrl, folder }: Place): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    const begun = await owner`
      update ledger_checks set state = 'running', started_at = now() where public_id = ${id} and state in ('waiting', 'running') returning 1`;
    if (begun.length === 0) return;
    const { verification, checkpoint } = await verifyWith({ ownerUrl, folder });
    const { ok, members, journals, findings } = verification;
    await owner`
      update ledger_checks set state = ${ok ? "green" : "red"}, ended_at = now(), members = ${members}, journals = ${journals},
        checkpoint = ${checkpoint}, found_count = ${findings.length}, found = ${owner.json(findings.slice(0, KEPT))}
      where public_id = ${id} and state = 'running'`;
  });
}

/** A check that could not be done. */
export function failLedgerCheck(id: string, ownerUrl: string): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    await owner`
      update ledger_checks set state = 'failed', ended_at = now() where public_id = ${id} and state in ('waiting', 'running')`;
  });
}

async function asOwner(ownerUrl: string, work: (owner: Sql) => Promise<void>): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 });
  try {
    await work(owner);
  } finally {
    await owner.end({ timeout: 2 });
  }
}
