import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeStatement } from "@/db/commands/take-statement";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { checkpointPublicKey } from "@/lib/checkpoint-key";

let ledger: TestLedger;
let folder: string;
let sari: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
  folder = mkdtempSync(join(tmpdir(), "setia-cli-"));
  sari = await newMember(ledger);
  for (const points of [300, 40]) await givePoints(sari, points);
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

function portal(args: string[], variables: NodeJS.ProcessEnv = process.env) {
  const env = { ...variables, CHECKPOINT_DIR: join(folder, "checkpoints") };
  const child = spawnSync(process.execPath, ["--import", "tsx", "cli/portal.ts", ...args], { env, encoding: "utf8" });
  return { code: child.status, said: child.stdout + child.stderr };
}

test("an operator signs the ledger, finds a line that was taken out since, and may sign all the same", async () => {
  expect(portal(["ledger", "checkpoint"])).toMatchObject({
    code: 0,
    said: expect.stringContaining("Checkpoint 1: 1 members"),
  });
  expect(portal(["ledger", "verify"])).toMatchObject({
    code: 0,
    said: expect.stringContaining("compared with checkpoint 1"),
  });
  await ledger.superuser.unsafe(`
    set session_replication_role = replica; delete from journals where member_id = ${sari.id} and version = 2;
    update wallets set version = 1, head = (select hash from journals where member_id = ${sari.id}) where member_id = ${sari.id};
    set session_replication_role = origin`);

  const found = JSON.parse(portal(["ledger", "verify", "--json"]).said);

  expect(Object.keys(found)).toEqual(["ok", "members", "journals", "findings"]);
  expect(found.findings).toContainEqual(
    expect.objectContaining({ invariant: "checkpoints_are_kept_by_the_chains", memberId: sari.publicId, version: 2 }),
  );
  expect(portal(["ledger", "checkpoint"])).toMatchObject({ code: 1, said: expect.stringContaining(sari.publicId) });
  expect(portal(["ledger", "checkpoint", "--accept"])).toMatchObject({ code: 0 });
}, 60_000);

test("anybody checks a statement without a database, and is told which line was altered and when nothing vouches for it", async () => {
  const budi = await newMember(ledger);
  for (const points of [10, 20]) await givePoints(budi, points);
  const file = join(folder, "statement.json");
  writeFileSync(file, JSON.stringify(await takeStatement(budi.actor)));
  const alone = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV };

  const whole = portal(["statement", "verify", file, "--key", checkpointPublicKey()], alone);
  const unkeyed = portal(["statement", "verify", file], alone);
  const genuine = readFileSync(file, "utf8");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(genuine), proof: null }));
  const stripped = portal(["statement", "verify", file, "--key", checkpointPublicKey()], alone);
  writeFileSync(file, genuine.replace('"points":20', '"points":21'));
  const altered = portal(["statement", "verify", file], alone);

  expect(whole).toMatchObject({ code: 0, said: expect.stringContaining("vouches for it up to line 2") });
  expect(whole.said).not.toContain("No --key was given");
  expect(unkeyed).toMatchObject({ code: 0, said: expect.stringContaining("No --key was given") });
  expect(stripped).toMatchObject({ code: 1, said: expect.stringContaining("no checkpoint vouches for them") });
  expect(altered).toMatchObject({ code: 1, said: expect.stringContaining("Line 2 was altered") });
  expect(portal(["statement", "verify", join(folder, "none.json")], alone).code).toBe(2);
}, 60_000);
