import type { TestLedger } from "@/db/ledger-fixtures";

/** As a superuser may: without the triggers that refuse it. Answers how to put everything back. */
export async function forge(ledger: TestLedger, change: string): Promise<() => Promise<void>> {
  const tables = ["journals", "lots", "events", "wallets", "checkpoints"];
  const copies = tables.map((table) => `create table kept_${table} as table ${table}`).join("; ");
  await ledger.superuser.unsafe(
    `set session_replication_role = replica; ${copies}; ${change}; set session_replication_role = origin`,
  );
  return async () => {
    const back = tables.map(
      (each) =>
        `delete from ${each}; insert into ${each} overriding system value select * from kept_${each}; drop table kept_${each}`,
    );
    await ledger.superuser.unsafe(
      `set session_replication_role = replica; ${back.join("; ")}; set session_replication_role = origin`,
    );
  };
}
