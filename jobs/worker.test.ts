import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { outcomeIsUnknown } from "@/db/client";
import { askForWelcome, countWorkers, deliveryOf, someone } from "@/db/outbox-fixtures";
import { listMailboxMails } from "@/db/queries/mailbox";
import { mailServer, portalDatabase, startWorker } from "./test-portal";

type Worker = ReturnType<typeof startWorker>;
let portal: Awaited<ReturnType<typeof portalDatabase>>;
let started: Worker[] = [];

beforeAll(async () => {
  portal = await portalDatabase();
});
afterEach(async () => {
  await Promise.all(started.map((worker) => worker.end("SIGKILL")));
  started = [];
});
afterAll(() => portal.remove());

function worker(variables: Record<string, string> = {}): Worker {
  const one = startWorker({ ...portal.variables, ...variables });
  started.push(one);
  return one;
}

async function eventually(holds: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    if (await holds()) return true;
    await setTimeout(50);
  }
  return false;
}

/** Our own connections were cut as well: asks until the database hears us again. */
async function persistently<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 20 || !outcomeIsUnknown(error)) throw error;
      await setTimeout(100);
    }
  }
}

const isSent = async (reason: string) => (await deliveryOf(reason))?.state === "sent";

/** What there is to be known of a mail that did not come. */
async function whatIsLate({ told }: Worker, reason: string): Promise<string> {
  const jobs = await portal.owner`
    select key, attempts, locked_by, locked_at, run_at, last_error from graphile_worker.jobs where key = ${reason}`;
  const waiting = await portal.owner`select reason from outbox`;
  return [...told, JSON.stringify({ delivery: await deliveryOf(reason), jobs, waiting })].join("\n");
}

test("a mail asked for with a change is in the mailbox moments later", async () => {
  const { id, email } = await someone(portal.owner);
  await worker().ready;

  const reason = await askForWelcome(id);

  expect(await eventually(() => isSent(reason), 5_000)).toBe(true);
  expect((await listMailboxMails(10)).filter((mail) => mail.to === email)).toHaveLength(1);
});

test("nights move with the programme's zone, without a new start", async () => {
  const { ready, told } = worker();
  await ready;
  const [before] = await portal.owner<{ zone: string }[]>`select zone from installation`;

  await portal.owner`update installation set zone = 'Asia/Jayapura'`;

  const isTold = () => told.some((line) => line.includes("Nights are those of Asia/Jayapura"));
  expect(await eventually(isTold, 5_000), told.join("\n")).toBe(true);
  await portal.owner`update installation set zone = ${before?.zone ?? "Asia/Jakarta"}`;
});

test("a worker killed in the middle of a mail leaves it to another, which sends it once within a minute", async () => {
  const { id } = await someone(portal.owner);
  const server = await mailServer({ holdFirst: true });
  const doomed = worker({ SMTP_URL: server.url });
  await doomed.ready;
  const reason = await askForWelcome(id);
  await server.held;

  await doomed.end("SIGKILL");
  const killedAt = performance.now();
  const heirs = [worker({ SMTP_URL: server.url }), worker({ SMTP_URL: server.url })];
  await Promise.all(heirs.map((heir) => heir.ready));

  expect(await eventually(() => isSent(reason), 60_000 - (performance.now() - killedAt))).toBe(true);
  await setTimeout(3_000);
  expect(server.received).toHaveLength(1);
  expect(await deliveryOf(reason)).toMatchObject({ state: "sent", tries: 2 });
  await server.close();
}, 90_000);

test("the same worker goes on after every connection to the database was cut", async () => {
  const surviving = worker();
  await surviving.ready;

  for (let cut = 0; cut < 3; cut++) {
    await portal.cut();
    const { id } = await persistently(() => someone(portal.owner));
    const reason = await persistently(() => askForWelcome(id));
    const isDone = await eventually(() => persistently(() => isSent(reason)), 60_000);
    expect(isDone, isDone ? undefined : await whatIsLate(surviving, reason)).toBe(true);
    await setTimeout(1_500); // so that the next cut meets it listening again
  }
  expect(surviving.isRunning()).toBe(true);
}, 240_000);

test("a job that a worker was handed without hearing of it is done within a minute all the same", async () => {
  const attentive = worker();
  await attentive.ready;
  const { id } = await someone(portal.owner);
  const reason = `unheard:${id}`;

  // As a broken connection leaves it: taken by the living worker's pool, and in nobody's hand.
  await portal.owner.begin(async (tx) => {
    await tx`select graphile_worker.add_job('mail', ${tx.json({ reason, template: "welcome", personId: id, data: {} })}::json, job_key => ${reason}::text)`;
    await tx`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = (select pool_id from workers order by seen_at desc limit 1)
      where key = ${reason}`;
  });

  expect(await eventually(() => isSent(reason), 60_000)).toBe(true);
}, 90_000);

test("a worker asked to stop finishes, signs off and ends well", async () => {
  const before = await countWorkers(portal.owner);
  const leaving = worker();
  expect(await eventually(async () => (await countWorkers(portal.owner)) === before + 1, 20_000)).toBe(true);

  const code = await leaving.end("SIGTERM");

  expect(code).toBe(0);
  expect(await countWorkers(portal.owner)).toBe(before);
}, 30_000);
