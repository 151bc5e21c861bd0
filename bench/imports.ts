import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import { openPurchaseFile } from "@/cli/purchase-file";
import type { Programme } from "./programme";
import { interleave, type Measured } from "./rounds";

const CUSTOMERS = 2_000;

/** Purchases per second of an import, each round a history of its own, against the same history through one flat function in batches. */
export async function benchImport(programme: Programme, rounds: number): Promise<Measured> {
  const { importTransactions } = await import("@/db/commands/import-transactions");
  const folder = mkdtempSync(join(tmpdir(), "setia-import-"));
  let file = 0;
  const history = () => {
    file += 1;
    const path = join(folder, `${file}.csv`);
    const { text, purchases } = historyOf(`c${process.pid}-${file}`);
    writeFileSync(path, text);
    return { path, purchases };
  };
  try {
    return await interleave(
      {
        name: "import of a history",
        unit: "purchases/s",
        promise: { ratio: "product/floor", atLeast: 0.3 },
        floor: async () => {
          const { path, purchases } = history();
          return perSecond(purchases, () => floorImport(programme, path));
        },
        product: async () => {
          const { path, purchases } = history();
          return perSecond(purchases, async () => {
            const { rows } = await openPurchaseFile(path, undefined);
            const result = await importTransactions(rows, { currency: "USD", isDryRun: false });
            if (result.purchases !== purchases) throw new Error(`Imported ${result.purchases} of ${purchases}`);
          });
        },
      },
      rounds,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Customers with one to six purchases each over the last year: the same amounts every time, names of its own. */
export function historyOf(prefix: string, customers = CUSTOMERS): { text: string; purchases: number } {
  const lines = ["member,externalId,occurredAt,total"];
  const year = Date.now() - 365 * 86_400_000;
  for (let customer = 0; customer < customers; customer += 1) {
    for (let purchase = 0; purchase <= customer % 6; purchase += 1) {
      const at = new Date(year + ((customer * 7919 + purchase * 104_729) % 31_000) * 1_000_000);
      const cents = 500 + ((customer * 31 + purchase * 977) % 9_000);
      lines.push(
        `${prefix}-${customer},${prefix}-${customer}-${purchase},${at.toISOString()},${(cents / 100).toFixed(2)}`,
      );
    }
  }
  return { text: `${lines.join("\n")}\n`, purchases: lines.length - 1 };
}

async function floorImport(programme: Programme, path: string): Promise<void> {
  const byCustomer = new Map<string, [at: string, total: number, receipt: string][]>();
  for await (const row of createReadStream(path).pipe(parse({ columns: true }))) {
    const purchases = byCustomer.get(row.member) ?? [];
    purchases.push([row.occurredAt, Math.round(Number(row.total) * 100), row.externalId]);
    byCustomer.set(row.member, purchases);
  }
  const customers = [...byCustomer];
  for (let from = 0; from < customers.length; from += 200) {
    const batch = customers.slice(from, from + 200);
    await programme.owner`select floor_award(${batch.map(([name]) => name)}, ${batch.map(([, list]) => JSON.stringify(list.sort()))})`;
  }
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}
