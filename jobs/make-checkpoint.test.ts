import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askOverdueCheckpoint } from "@/db/commands/ask-checkpoint";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listLedgerChecks } from "@/db/queries/ledger-checks";
import { serverVariables, startWorker } from "./test-portal";

let ledger: TestLedger;
let folder: string;

beforeAll(async () => {
  ledger = await openTestLedger();
  folder = mkdtempSync(join(tmpdir(), "setia-checkpoints-"));
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

/** So many workers start at once, work until nothing waits, and end. */
async function workersStart(count: number): Promise<void> {
  const workers = Array.from({ length: count }, () => startWorker({ ...serverVariables(), CHECKPOINT_DIR: folder }));
  await Promise.all(workers.map(({ ready }) => ready));
  for (let quiet = 0, waited = 0; quiet < 5 && waited < 200; waited += 1) {
    await setTimeout(100);
    const [row] = await ledger.owner<{ open: number }[]>`
      select (select count(*) from graphile_worker.jobs where task_identifier like '%checkpoint' or task_identifier = 'verify-ledger')
        + (select count(*) from outbox) as open`;
    quiet = Number(row?.open) === 0 ? quiet + 1 : 0;
  }
  await Promise.all(workers.map((worker) => worker.end("SIGTERM")));
}

const signed = () =>
  ledger.owner<{ number: number }[]>`select number from checkpoints where scope = 'all' order by number`;

test("workers that start sign a ledger that nobody has signed for a day, once however many start at once, and check it against that", async () => {
  await workersStart(1);
  expect(await signed()).toEqual([]);
  await givePoints(await newMember(ledger), 500);

  await workersStart(2);

  expect(await signed()).toEqual([{ number: 1 }]);
  expect(await listLedgerChecks()).toMatchObject([{ state: "green", checkpoint: 1, askedBy: null }]);

  await workersStart(1);
  expect(await signed()).toHaveLength(1);
  await ledger.superuser.unsafe(`
    set session_replication_role = replica; update checkpoints set made_at = made_at - interval '25 hours';
    set session_replication_role = origin`);
  await workersStart(2);
  expect(await signed()).toEqual([{ number: 1 }, { number: 2 }]);
}, 120_000);

test("however many ask at once, one waits; and one that was asked for again while it was made is not made again", async () => {
  await ledger.superuser.unsafe(`
    set session_replication_role = replica; update checkpoints set made_at = made_at - interval '25 hours';
    set session_replication_role = origin`);

  await Promise.all(Array.from({ length: 20 }, () => askOverdueCheckpoint(ledger.owner)));

  expect(
    await ledger.owner`select from graphile_worker.jobs where task_identifier = 'make-overdue-checkpoint'`,
  ).toHaveLength(1);
  // As those leave it who ask while the first is under way: its key is free then.
  await ledger.owner`
    select graphile_worker.add_job('make-overdue-checkpoint', '{}'::json, queue_name => 'make-overdue-checkpoint') from generate_series(1, 5)`;
  await workersStart(1);
  expect(await signed()).toHaveLength(3);
}, 60_000);
