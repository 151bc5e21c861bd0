import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepCheckpoint } from "@/db/commands/keep-checkpoint";
import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { takeStatement } from "@/db/commands/take-statement";
import { forge } from "@/db/forging-fixtures";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { listHashedLines } from "@/db/queries/statement";
import { verifyLedger } from "@/db/queries/verify-ledger";
import { checkpointPublicKey } from "@/lib/checkpoint-key";
import { lineText, sealText } from "@/lib/loyalty/chain";
import { checkStatement, type Statement, webCryptography } from "@/lib/loyalty/statement";

let ledger: TestLedger;
let folder: string;
let sari: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "setia-checkpoints-"));
  sari = await newMember(ledger);
  for (const points of [1_000, 200, 30]) await givePoints(sari, points);
  return () => rmSync(folder, { recursive: true });
});

const verify = () => verifyLedger({ ownerUrl: ledger.ownerUrl, folder });
const check = (statement: Statement) =>
  checkStatement(JSON.stringify(statement), webCryptography, checkpointPublicKey());

/** What the worker does after a checkpoint was made. */
async function kept(): Promise<number> {
  const { number } = await makeCheckpoint({ ownerUrl: ledger.ownerUrl, folder });
  if (number === null) throw new Error("Nothing was signed");
  await keepCheckpoint(number, folder);
  return number;
}

/** Writes all lines of a member anew with twice the points, hashed and sealed as they should be, and everything that follows from them. */
async function rewritten(member: TestMember): Promise<string> {
  const lines = await listHashedLines(member.id, 3);
  const seals = await ledger.owner<{ micros: number; position: number }[]>`
    select (extract(epoch from recorded_at) * 1000000)::bigint as micros, position from journals where member_id = ${member.id} order by version`;
  const digest = (before: Buffer, text: string) => createHash("sha256").update(before).update(text).digest();
  let head: Buffer = Buffer.alloc(32);
  const updates = lines.map((line, place) => {
    const changes = line.changes.replace(
      /^\[\["new",(\d+),(\d+),(\d+),"base",(\d+),/,
      (_, born, ordinal, points) => `[["new",${born},${ordinal},${points * 2},"base",${points * 2},`,
    );
    const trace = line.trace.replace(new RegExp(`\\b${line.points}\\b`, "g"), String(line.points * 2));
    const anew = { ...line, points: line.points * 2, balanceAfter: line.balanceAfter * 2, changes, trace };
    const { micros = 0, position = 0 } = seals[place] ?? {};
    head = digest(head, lineText(member.publicId, anew));
    const seal = digest(head, sealText(Number(micros), Number(position)));
    return `update journals set points = ${anew.points}, balance_after = ${anew.balanceAfter}, changes = '${changes}', trace = '${trace}',
      hash = '\\x${head.toString("hex")}', seal = '\\x${seal.toString("hex")}' where member_id = ${member.id} and version = ${line.version}`;
  });
  return `${updates.join(";")}; update events set data = data || jsonb_build_object('points', (data ->> 'points')::bigint * 2) where member_id = ${member.id};
    update lots set points = points * 2, remaining = remaining * 2 where member_id = ${member.id};
    update wallets set balance = balance * 2, head = '\\x${head.toString("hex")}' where member_id = ${member.id}`;
}

describe("a ledger with a checkpoint outside the database", () => {
  it("tells whose three last lines were taken out, with wallet, lots and head as they were before them", async () => {
    for (const points of [7, 8]) await givePoints(sari, points);
    const number = await kept();
    const putBack = await forge(
      ledger,
      `
      delete from journals where member_id = ${sari.id} and version > 2;
      delete from events where member_id = ${sari.id} and journal_version > 2;
      delete from lots where member_id = ${sari.id} and born > 2;
      update wallets set version = 2, stamp = 2, balance = 1200,
        head = (select hash from journals where member_id = ${sari.id} and version = 2) where member_id = ${sari.id}`,
    );

    const [inside, outside] = [await ledger.verify(), await verify()];
    await putBack();

    expect(inside.findings).toEqual([]);
    const message = `Checkpoint ${number} knew line 5, and it is gone`;
    expect(outside.findings).toEqual([
      { invariant: "checkpoints_are_kept_by_the_chains", memberId: sari.publicId, version: 5, message },
    ]);
  });

  it("tells whose whole chain was written anew, with other amounts and every hash of it valid", async () => {
    await kept();
    const putBack = await forge(ledger, await rewritten(sari));

    const [statement, inside, outside] = [await takeStatement(sari.actor), await ledger.verify(), await verify()];
    await putBack();

    expect(inside.findings).toEqual([]);
    expect(outside.findings).toMatchObject([
      { invariant: "checkpoints_are_kept_by_the_chains", memberId: sari.publicId, version: 3 },
    ]);
    expect(await check(statement)).toMatchObject({ verdict: "wrong", fault: "line_not_in_checkpoint", version: 3 });
  });
});
