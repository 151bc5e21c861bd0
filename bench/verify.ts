import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { openPurchaseFile } from "@/cli/purchase-file";
import { historyOf } from "./imports";
import { openProgramme, type Programme } from "./programme";
import { interleave, type Measured } from "./rounds";
import type { BenchServer } from "./server";

const PROMISED_PER_SECOND = 50_000;

/**
 * Lines a second of `ledger verify` over a ledger that an import wrote, in a database of its own: against one statement that hashes every line
 * where the rows are, and against what was promised.
 */
export async function benchVerify(server: BenchServer, rounds: number, customers: number): Promise<Measured[]> {
  const admin = postgres(server.url("postgres", "postgres"), { max: 1, onnotice: () => {} });
  await admin.unsafe("create database ledger owner setia_owner");
  await admin.end();
  const programme = await openProgramme({ url: (role) => server.url(role, "ledger") });
  try {
    await writeLedger(programme, customers);
    const product = await verifying(server.url("setia_owner", "ledger"));
    const floor = await hashing(programme);
    const name = `ledger verify, ${customers.toLocaleString("en")} members`;
    const compared = await interleave(
      { name, unit: "lines/s", promise: { ratio: "product/floor", atLeast: 0.3 }, floor, product },
      rounds,
    );
    const promised = compared.product.map(() => PROMISED_PER_SECOND);
    const kept = { ratio: "product/floor", atLeast: 1 } as const;
    return [compared, { ...compared, name: `${name}: as promised`, promise: kept, floor: promised }];
  } finally {
    await programme.owner.end();
    const [{ disconnect }, { forgetEnv }, { forgetTerms }] = await Promise.all([
      import("@/db/client"),
      import("@/lib/base/env"),
      import("@/db/queries/terms"),
    ]);
    await disconnect();
    forgetEnv();
    forgetTerms();
  }
}

async function writeLedger(programme: Programme, customers: number): Promise<void> {
  const { importTransactions } = await import("@/db/commands/import-transactions");
  const folder = mkdtempSync(join(tmpdir(), "setia-ledger-"));
  try {
    const path = join(folder, "history.csv");
    writeFileSync(path, historyOf("ledger", customers).text);
    const { rows } = await openPurchaseFile(path, undefined);
    await importTransactions(rows, { currency: "USD", isDryRun: false });
    await programme.owner.unsafe("vacuum analyze");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function verifying(ownerUrl: string): Promise<() => Promise<number>> {
  const { verifyLedger } = await import("@/db/queries/verify-ledger");
  return async () => {
    const start = performance.now();
    const { ok, journals, findings } = await verifyLedger({ ownerUrl });
    if (!ok) throw new Error(`The bench's ledger has findings: ${JSON.stringify(findings[0])}`);
    return (journals * 1000) / (performance.now() - start);
  };
}

async function hashing({ owner }: Programme): Promise<() => Promise<number>> {
  const statement = readFileSync(join(import.meta.dirname, "floor/verify.sql"), "utf8");
  return async () => {
    const start = performance.now();
    const [row] = await owner.unsafe<{ count: string }[]>(statement);
    return (Number(row?.count) * 1000) / (performance.now() - start);
  };
}
