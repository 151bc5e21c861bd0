import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askLedgerCheck } from "@/db/commands/ask-ledger-check";
import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { markAsDemonstration } from "@/db/outbox-fixtures";
import { findLedgerCheck, ledgerAlarm, listLedgerChecks } from "@/db/queries/ledger-checks";
import { listMailboxMails } from "@/db/queries/mailbox";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { serverVariables, startWorker } from "./test-portal";

let ledger: TestLedger;
let worker: ReturnType<typeof startWorker>;
let folder: string;
let sari: TestMember;
let auditor: Actor<"ledger.check">;

beforeAll(async () => {
  ledger = await openTestLedger();
  await markAsDemonstration(ledger.owner);
  folder = mkdtempSync(join(tmpdir(), "setia-checkpoints-"));
  const settings = { CHECKPOINT_DIR: folder, AUDITOR_EMAIL: "auditor@contoh.id" };
  worker = startWorker({ ...serverVariables(), ...settings });
  await worker.ready;
  sari = await newMember(ledger);
  await givePoints(sari, 500);
  const person = { id: sari.actor.personId, publicId: newId(), role: "auditor", hasTotp: true, member: null } as const;
  const granted = grant(person, "ledger.check");
  if (granted === null) throw new Error("An auditor may check the ledger");
  auditor = granted;
});
afterAll(async () => {
  await worker.end("SIGTERM");
  await ledger.close();
  rmSync(folder, { recursive: true });
});

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let waited = 0; waited < 200; waited++) {
    const found = await look();
    if (found !== null) return found;
    await setTimeout(100);
  }
  throw new Error("It did not happen");
}

/** Asks and waits for the end. */
async function checked() {
  expect(await askLedgerCheck(auditor)).toBe("asked");
  const id = (await listLedgerChecks())[0]?.publicId ?? "";
  return until(() => findLedgerCheck(id));
}

test("a checkpoint reaches the folder outside the database and the auditor, signed alike", async () => {
  const made = await makeCheckpoint({ ownerUrl: ledger.ownerUrl, folder });

  const mail = await until(
    async () => (await listMailboxMails(100)).find(({ to }) => to === "auditor@contoh.id") ?? null,
  );

  expect(made).toMatchObject({ number: 1, members: 1 });
  const [row] = await ledger.owner<{ ledger: string; text: string; signature: string }[]>`
    select ledger, text_ as text, signature from checkpoints`;
  const kept = JSON.parse(readFileSync(join(folder, row?.ledger ?? "", "00000001.json"), "utf8"));
  expect(kept).toEqual({ text: row?.text, signature: row?.signature });
  expect(mail.subject).toContain("nomor 1");
  expect(mail.text).toContain(JSON.stringify(kept));
});

test("the auditor reads in the programme's own language", async () => {
  await ledger.owner`update installation set locale = 'en', languages = array['id', 'en']`;
  await givePoints(sari, 1);
  await makeCheckpoint({ ownerUrl: ledger.ownerUrl, folder });

  const mail = await until(async () => {
    const mails = await listMailboxMails(100);
    return mails.find(({ to, subject }) => to === "auditor@contoh.id" && !subject.includes("nomor")) ?? null;
  });
  await ledger.owner`update installation set locale = 'id'`;

  expect(mail.subject).toMatch(/^Checkpoint 2 of/);
  expect(mail.text).toContain("Members covered");
});

test("a ledger in order is green, and staff hear nothing of it", async () => {
  const check = await checked();

  expect(check).toMatchObject({ state: "green", members: 1, journals: 2, checkpoint: 2, foundCount: 0 });
  expect(await ledgerAlarm()).toBeNull();
});

test("however many ask at once, the ledger is read once", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => askLedgerCheck(auditor)));

  expect(answers.filter((answer) => answer === "asked")).toHaveLength(1);
  await until(async () => ((await listLedgerChecks())[0]?.endedAt === null ? null : true));
});

test("an altered line turns the check red, and staff are told", async () => {
  await ledger.superuser.unsafe(`
    set session_replication_role = replica; update journals set points = points + 1 where member_id = ${sari.id};
    set session_replication_role = origin`);

  const check = await checked();

  expect(check.state).toBe("red");
  expect(check.found[0]).toMatchObject({ invariant: "journals_chain_verifies", memberId: sari.publicId, version: 1 });
  expect(await ledgerAlarm()).toMatchObject({ foundCount: check.foundCount });
});
