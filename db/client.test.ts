import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askTogether, connect, outcomeIsUnknown, type Sql } from "./client";
import { cutConnections } from "./outbox-fixtures";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let admin: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = connect(database.adminUrl, { max: 1 });
});
afterAll(async () => {
  await admin.end({ timeout: 2 });
  await database.drop();
});

test("however often every connection is cut, each question is answered soon, by its own answer or by that error", async () => {
  const asked = connect(database.applicationUrl, { max: 4 });
  let [questions, wrong, refused, slowest, isOver] = [0, 0, 0, 0, false];
  const askOnAndOn = async () => {
    while (!isOver) {
      const question = ++questions;
      const since = performance.now();
      try {
        const [row] = await asked<{ answer: number }[]>`select ${question}::integer as answer`;
        if (row?.answer !== question) wrong += 1;
      } catch (error) {
        if (!outcomeIsUnknown(error)) throw error;
        refused += 1;
      }
      slowest = Math.max(slowest, performance.now() - since);
    }
  };

  const asking = Array.from({ length: 8 }, askOnAndOn);
  for (let cut = 0; cut < 30; cut++) {
    await setTimeout(60);
    await cutConnections(admin);
  }
  isOver = true;
  await Promise.all(asking);

  expect(wrong).toBe(0);
  expect(refused).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(4_800);
  await asked.end({ timeout: 2 });
});

test("what is asked together is answered over one connection, and over the pool when those are taken", async () => {
  const backend = (on: Sql) => on<{ pid: number }[]>`select pg_backend_pid() as pid from pg_sleep(0.1)`;
  const asked = await Promise.all(
    Array.from({ length: 4 }, () => Promise.all(askTogether(backend, backend).map(async (row) => (await row)[0]?.pid))),
  );

  const lanes = asked.slice(0, 2);
  expect(lanes.every(([first, second]) => first === second)).toBe(true);
  expect(new Set(asked.flat()).size).toBeGreaterThan(lanes.length + 1);
  const [first, second] = await Promise.all(askTogether(backend, backend));
  expect(lanes.flat()).toEqual(expect.arrayContaining([first?.[0]?.pid, second?.[0]?.pid]));
});

test("however often its connection is cut, each of two questions asked together gets its own answer or that error", async () => {
  let [questions, wrong, refused, isOver] = [0, 0, 0, false];
  const askOnAndOn = async () => {
    while (!isOver) {
      const [one, other] = [++questions, ++questions];
      const ask = (number: number) => (on: Sql) => on<{ answer: number }[]>`select ${number}::integer as answer`;
      const answers = await Promise.allSettled(askTogether(ask(one), ask(other)));
      for (const [place, answer] of answers.entries()) {
        if (answer.status === "fulfilled") wrong += answer.value[0]?.answer === [one, other][place] ? 0 : 1;
        else if (outcomeIsUnknown(answer.reason)) refused += 1;
        else throw answer.reason;
      }
    }
  };

  const asking = Array.from({ length: 4 }, askOnAndOn);
  for (let cut = 0; cut < 20; cut++) {
    await setTimeout(60);
    await cutConnections(admin);
  }
  isOver = true;
  await Promise.all(asking);

  expect(wrong).toBe(0);
  expect(refused).toBeGreaterThan(0);
});

test("a process too busy to hear an answer in time still hears it", async () => {
  const patient = connect(database.applicationUrl, { max: 1 });
  await patient`select 1`;

  const answer = patient<{ value: number }[]>`select 1 as value from pg_sleep(0.05)`.execute();
  await new Promise(setImmediate); // it leaves
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 9_000); // longer than any answer is waited for

  expect((await answer)[0]?.value).toBe(1);
  await patient.end({ timeout: 2 });
});

test("a question that is not answered is refused in the end, and the next one goes another way", async () => {
  const asked = connect(database.applicationUrl, { max: 1 });

  const late = asked`select pg_sleep(20)`;

  await expect(late).rejects.toThrow("did not answer within 8 seconds");
  expect(await asked<{ value: number }[]>`select 1 as value`).toEqual([{ value: 1 }]);
  await asked.end({ timeout: 0 });
});

test("connections that were had are kept while the database has no room for more", async () => {
  const asked = connect(database.applicationUrl, { max: 4 });
  const backend = async () =>
    (await asked<{ pid: number }[]>`select pg_backend_pid() as pid from pg_sleep(0.1)`)[0]?.pid;
  const had = await backend();
  const name = new URL(database.applicationUrl).pathname.slice(1);
  await admin.unsafe(`alter database ${name} connection limit 1`);

  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => backend()));
  await setTimeout(200); // those turned away have closed

  expect(answers.filter((answer) => answer.status === "rejected").length).toBeGreaterThan(0);
  expect(await backend()).toBe(had);
  await admin.unsafe(`alter database ${name} connection limit -1`);
  await asked.end({ timeout: 2 });
});
