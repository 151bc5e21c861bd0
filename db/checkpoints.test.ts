import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepCheckpoint } from "@/db/commands/keep-checkpoint";
import { makeCheckpoint } from "@/db/commands/make-checkpoint";
import { redeemReward } from "@/db/commands/redeem-reward";
import { takeStatement } from "@/db/commands/take-statement";
import { forge as forgeIn } from "@/db/forging-fixtures";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { verifyLedger } from "@/db/queries/verify-ledger";
import { newId } from "@/lib/base/uuid";
import { checkpointPublicKey } from "@/lib/checkpoint-key";
import { checkStatement, type Statement, webCryptography } from "@/lib/loyalty/statement";

let ledger: TestLedger;
let folder: string;
let sari: TestMember;
let budi: TestMember;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "setia-checkpoints-"));
  [sari, budi] = [await newMember(ledger), await newMember(ledger)];
  for (const points of [1_000, 200, 30]) await givePoints(sari, points);
  await givePoints(budi, 500);
  return () => rmSync(folder, { recursive: true });
});

const make = (accepted = false) => makeCheckpoint({ ownerUrl: ledger.ownerUrl, folder, accepted });
const verify = () => verifyLedger({ ownerUrl: ledger.ownerUrl, folder });
const check = (statement: Statement) =>
  checkStatement(JSON.stringify(statement), webCryptography, checkpointPublicKey());

/** What the worker does after a checkpoint was made. */
async function kept(): Promise<number> {
  const { number } = await make();
  if (number === null) throw new Error("Nothing was signed");
  await keepCheckpoint(number, folder);
  return number;
}

const forge = (change: string) => forgeIn(ledger, change);

/** Takes out Sari's last line with all that followed from it, in every table, so that what is left agrees with itself. */
const withoutLastLine = (member: TestMember) => `
  delete from journals where member_id = ${member.id} and version = 3;
  delete from events where member_id = ${member.id} and journal_version = 3;
  delete from lots where member_id = ${member.id} and born = 3;
  update wallets set version = 2, stamp = 2, balance = 1200,
    head = (select hash from journals where member_id = ${member.id} and version = 2) where member_id = ${member.id}`;

describe("a ledger with a checkpoint outside the database", () => {
  it("is found whole, also after it went on", async () => {
    await kept();
    await givePoints(sari, 40);

    expect((await verify()).findings).toEqual([]);
  });

  it("tells whose last line was taken out, though everything left agrees with itself", async () => {
    const number = await kept();
    const putBack = await forge(withoutLastLine(sari));
    const [inside, outside] = [await ledger.verify(), await verify()];
    await putBack();

    expect(inside.findings).toEqual([]);
    const message = `Checkpoint ${number} knew line 3, and it is gone`;
    expect(outside.findings).toEqual([
      { invariant: "checkpoints_are_kept_by_the_chains", memberId: sari.publicId, version: 3, message },
    ]);
  });

  it("tells whose chain was replaced", async () => {
    await kept();
    const putBack = await forge(`
      update wallets set head = sha256(head) where member_id = ${sari.id};
      update journals set hash = sha256(hash) where member_id = ${sari.id} and version = 3`);

    const { findings } = await verify();
    await putBack();

    expect(findings.filter(({ invariant }) => invariant === "checkpoints_are_kept_by_the_chains")).toMatchObject([
      { memberId: sari.publicId, version: 3 },
    ]);
  });

  it("tells which member was dropped", async () => {
    await kept();
    const dropped = ["journals", "events", "lots", "wallets"].map(
      (each) => `delete from ${each} where member_id = ${sari.id}`,
    );
    const putBack = await forge(dropped.join("; "));

    const { findings } = await verify();
    await putBack();

    expect(findings).toMatchObject([{ memberId: sari.publicId, version: 3 }]);
  });

  it("signs nothing on top of it, unless somebody says that they know why", async () => {
    const number = await kept();
    const putBack = await forge(withoutLastLine(sari));

    const [refused, accepted] = [await make(), await make(true)];
    await putBack();

    expect(refused).toMatchObject({ number: null, findings: [{ memberId: sari.publicId }] });
    expect(accepted).toMatchObject({ number: number + 1 });
  });

  it("tells that a checkpoint was taken out of the database, and goes on counting", async () => {
    const number = await kept();
    const putBack = await forge("delete from checkpoints");

    const { findings } = await verify();
    const next = await make(true);
    await putBack();

    expect(findings).toMatchObject([{ invariant: "checkpoints_are_in_the_database", memberId: null }]);
    expect(next).toMatchObject({ number: number + 1 });
  });

  it("keeps every signed text, and the lists of leaves of the two newest", async () => {
    for (let round = 0; round < 3; round += 1) await kept();

    const [own = ""] = readdirSync(folder);
    const names = readdirSync(join(folder, own));

    expect(names.filter((name) => name.endsWith(".json"))).toHaveLength(3);
    expect(names.filter((name) => name.endsWith(".leaves"))).toHaveLength(2);
  });
});

describe("a member's statement", () => {
  it("is proved by the checkpoint of all", async () => {
    const number = await kept();

    const answer = await check(await takeStatement(sari.actor));

    expect(answer).toMatchObject({
      verdict: "proven",
      lines: 3,
      balance: 1_230,
      provenVersion: 3,
      checkpoint: { number, scope: "all" },
    });
  });

  it("causes a checkpoint of its own when the chain has gone on, which is compared like any other", async () => {
    await kept();
    await givePoints(sari, 40);

    const [answer, again] = [
      await check(await takeStatement(sari.actor)),
      await check(await takeStatement(sari.actor)),
    ];

    expect(answer).toMatchObject({ verdict: "proven", provenVersion: 4, checkpoint: { scope: "some", members: 1 } });
    expect(again).toEqual(answer);
    const number = answer.verdict === "proven" ? answer.checkpoint.number : 0;
    await keepCheckpoint(number, folder);
    const putBack = await forge(`delete from journals where member_id = ${sari.id} and version = 4`);
    const { findings } = await verify();
    await putBack();
    const message = `Checkpoint ${number} knew line 4, and it is gone`;
    expect(findings.find((each) => each.message === message)).toMatchObject({ memberId: sari.publicId, version: 4 });
  });

  it("causes no more than ten a day", async () => {
    for (let time = 0; time < 12; time += 1) {
      await givePoints(sari, 1);
      await takeStatement(sari.actor);
    }

    const answer = await check(await takeStatement(sari.actor));

    expect(answer).toMatchObject({ verdict: "proven", lines: 15, provenVersion: 13 });
  });

  it("is numbered once each, however many ask at the same time", async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => newMember(ledger)));
    for (const member of members) await givePoints(member, 5);

    const answers = await Promise.all(members.map(async ({ actor }) => check(await takeStatement(actor))));

    const numbers = answers.map((answer) => (answer.verdict === "proven" ? answer.checkpoint.number : undefined));
    expect(new Set(numbers).size).toBe(20);
    await kept();
    expect((await verify()).findings).toEqual([]);
  });

  it("stays proved when the person's data is destroyed", async () => {
    await kept();
    const before = await takeStatement(sari.actor);
    await redeemReward(sari.actor, {
      rewardId: (await newReward(ledger)).publicId,
      key: newId(),
      quantity: 1,
      price: 500,
    });
    await ledger.superuser`
      update people set name = '', email_hash = null, email_cipher = null, wrapped_key = null
      where id = ${sari.actor.personId}`;

    expect(await check(before)).toMatchObject({ verdict: "proven", provenVersion: 3 });
    expect(await check(await takeStatement(sari.actor))).toMatchObject({ verdict: "proven", provenVersion: 4 });
    expect((await verify()).findings).toEqual([]);
    expect(JSON.stringify(before)).not.toMatch(/Sari|@/);
  });
});

describe("another ledger", () => {
  it("is not compared with these checkpoints", async () => {
    await kept();
    const other = await openTestLedger();
    await givePoints(await newMember(other), 10);

    const verification = await verifyLedger({ ownerUrl: other.ownerUrl, folder });
    await other.close();

    expect(verification).toMatchObject({ ok: true, findings: [] });
  });
});
