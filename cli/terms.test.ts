import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { listOpenTermsDrafts } from "@/db/queries/terms-drafts";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { harder } from "@/db/terms-fixtures";

let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await openTestLedger();
  folder = await mkdtemp(join(tmpdir(), "setia-terms-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await ledger.close();
});

type Answer = { code: number; out: string; err: string };

function portal(...args: string[]): Promise<Answer> {
  const command = ["--import", "tsx", join("cli", "portal.ts"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: process.env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
  });
}

async function fileOf(document: unknown, name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof document === "string" ? document : JSON.stringify(document));
  return path;
}

test("what is exported plans to nothing, and a change is told with what it is to members and from when", async () => {
  const exported = await portal("terms", "export");
  const same = await fileOf(exported.out, "same.json");
  const changed = await fileOf({ ...kopiSenjaTerms, ...harder, noticeDays: 45 }, "changed.json");

  const [nothing, something, asJson] = await Promise.all([
    portal("terms", "plan", same),
    portal("terms", "plan", changed),
    portal("terms", "plan", changed, "--json"),
  ]);

  expect(JSON.parse(exported.out)).toEqual(kopiSenjaTerms);
  expect(nothing).toEqual({ code: 0, out: "Nothing differs from version 1.", err: "" });
  expect(something.code).toBe(1);
  expect(something.out).toContain(
    "- Expiry of base points: 12 months, to the end of the month → 3 months, to the end of the month",
  );
  expect(something.out).toContain("+ Notice of changes: 30 days → 45 days");
  expect(JSON.parse(asJson.out)).toMatchObject({ comparedWith: 1, isForTheWorse: true });
});

test("applying makes a draft for people to approve, once", async () => {
  const file = await fileOf({ ...kopiSenjaTerms, ...harder }, "musim-hujan.json");

  const first = await portal("terms", "apply", file);
  const second = await portal("terms", "apply", file);

  const [draft, ...more] = await listOpenTermsDrafts();
  expect(more).toEqual([]);
  expect(draft).toMatchObject({ title: "musim-hujan", state: "draft", writers: [] });
  expect(first.out.split("\n").at(-1)).toMatch(new RegExp(`/staff/programme/${draft?.publicId}$`));
  expect(second.out).toContain("drafted already");
  expect((await portal("terms", "apply", await fileOf(kopiSenjaTerms, "live.json"))).out).toContain("Nothing to do");
});

test("a file that is no terms is told with 2 and what is wrong with it, and makes nothing", async () => {
  const before = await listOpenTermsDrafts();
  const misspelt = await fileOf({ ...kopiSenjaTerms, noticeDay: 10 }, "misspelt.json");
  const answers = await Promise.all([
    portal("terms", "plan", misspelt),
    portal("terms", "apply", misspelt),
    portal("terms", "plan", await fileOf("{", "broken.json")),
    portal("terms", "plan", join(folder, "none.json")),
    portal("terms", "export", "--version", "9"),
  ]);

  expect(answers.map(({ code, out }) => [code, out])).toEqual(answers.map(() => [2, ""]));
  expect(answers[0]?.err).toContain("- noticeDay: unknown key");
  expect(await listOpenTermsDrafts()).toHaveLength(before.length);
});
