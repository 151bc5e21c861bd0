import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPurchaseFile } from "@/cli/purchase-file";
import { purchaseHistory } from "@/db/seed/purchase-history";
import { forgetEnv } from "@/lib/base/env";
import { benchEvaluator } from "./evaluator";
import { openProgramme, type Programme } from "./programme";
import { interleave, type Measured } from "./rounds";
import { type BenchServer, startBenchServer } from "./server";

const CUSTOMERS = 10_000;
const PURCHASES = 35_000;

/** Rules reckoned, facts told again, lots expired: in a database of its own, of one imported history. */
export async function benchLedger(rounds: number, lots: number): Promise<Measured[]> {
  forgetEnv();
  const server = await startBenchServer();
  try {
    const programme = await openProgramme(server);
    await importHistory();
    await programme.owner.unsafe("vacuum analyze");
    const rows = [await benchEvaluator(rounds), await benchReplay(server, rounds)];
    rows.push(await benchExpiry(programme, rounds, lots));
    await programme.owner.end();
    const { disconnect } = await import("@/db/client");
    await disconnect();
    return rows;
  } finally {
    await server.stop();
  }
}

async function importHistory(): Promise<void> {
  const { importTransactions } = await import("@/db/commands/import-transactions");
  const folder = mkdtempSync(join(tmpdir(), "setia-ledger-"));
  try {
    const path = join(folder, "history.csv");
    writeFileSync(path, purchaseHistory(1, { customers: CUSTOMERS, rows: PURCHASES }));
    const { rows } = await openPurchaseFile(path, "customer=member,day=occurredAt,amount=total");
    await importTransactions(rows, { currency: "USD", isDryRun: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Facts a second told to an empty ledger until every chain came out equal, against only reading them. */
async function benchReplay(server: BenchServer, rounds: number): Promise<Measured> {
  const { replayLive } = await import("@/db/queries/replay-ledger");
  const { readFacts } = await import("@/db/queries/facts");
  const { withWholeLedger } = await import("@/db/queries/whole-ledger");
  const ownerUrl = server.url("setia_owner");
  return interleave(
    {
      name: "replay of a history",
      unit: "facts/s",
      promise: null,
      floor: () =>
        perSecond(() =>
          withWholeLedger(ownerUrl, async (sql) => {
            let read = 0;
            for await (const rows of readFacts(sql)) read += rows.filter((row) => row.fact !== null).length;
            return read;
          }),
        ),
      product: () =>
        perSecond(async () => {
          const { events, differences } = await replayLive({ ownerUrl });
          if (differences.length > 0) throw new Error(`${differences.length} chains came out different`);
          return events;
        }),
    },
    rounds,
  );
}

/** Lots a second that lapse as the nightly job writes them, against one statement that empties them and writes bare lines. */
async function benchExpiry({ owner }: Programme, rounds: number, lots: number): Promise<Measured> {
  const { settleDueMembers } = await import("@/db/commands/settle-members");
  await owner`select bench_populate(1, ${lots})`;
  const fill = async () => {
    await owner`
      update lots l set remaining = points, expires_at = now() - interval '1 minute'
      from members m where m.id = l.member_id and m.public_id = md5('member' || (m.number::bigint - 8000000000000000))::uuid and l.born = 1`;
    await owner`
      update wallets w set balance = l.remaining, next_change_at = now() - interval '1 minute', settled_at = now() - interval '1 day'
      from lots l where l.member_id = w.member_id and l.born = 1 and l.remaining > 0 and l.expires_at < now()`;
    await owner.unsafe("vacuum analyze lots, wallets");
  };
  return interleave(
    {
      name: `expiry of ${lots.toLocaleString("en")} lots`,
      unit: "lots/s",
      promise: null,
      before: fill,
      floor: () =>
        perSecond(async () => {
          const [row] = await owner<{ count: string }[]>`
            with due as (select member_id, born, ordinal, remaining from lots where expires_at <= now() and remaining > 0),
            emptied as (
              update lots l set remaining = 0 from due d where l.member_id = d.member_id and l.born = d.born and l.ordinal = d.ordinal),
            settled as (
              update wallets w set balance = 0, version = w.version + 1, stamp = w.stamp + 1, next_change_at = null, head = sha256(w.head)
              from due d where w.member_id = d.member_id returning w.member_id, w.version, w.head, d.remaining),
            written as (
              insert into journals
                select member_id, version, 'lapsed', -remaining, 0, 0, now(), now(), nextval('ledger_position'), 'time', 1, null, '[]', '{}', head, head
                from settled returning 1)
            select count(*) from written`;
          return Number(row?.count);
        }),
      product: () =>
        perSecond(async () => {
          let lapsed = 0;
          for (let taken = 1; taken > 0; lapsed += taken) taken = await settleDueMembers(new Date(), 2_000);
          return lapsed;
        }),
    },
    rounds,
  );
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const count = await work();
  return (count * 1000) / (performance.now() - start);
}
