import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, openTestLedger, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { partsOf, verifyInThreads } from "./verify-in-threads";
import { verifyMembers } from "./verify-members";
import { publishedTerms } from "./whole-ledger";

let ledger: TestLedger;
let members: TestMember[];

beforeAll(async () => {
  ledger = await openTestLedger();
  members = [];
  for (const points of [100, 200, 300]) {
    const member = await newMember(ledger);
    await givePoints(member, points);
    members.push(member);
  }
  const { superuser } = ledger;
  await superuser.unsafe(`set session_replication_role = replica;
    update journals set points = points + 1 where member_id = ${members[1]?.id}; set session_replication_role = origin`);
});
afterAll(() => ledger.close());

/** A part for each member and many empty ones, so that threads are worth their while. */
function manyParts() {
  const firsts = [...members.slice(1).map(({ id }) => id), ...Array.from({ length: 20 }, (_, n) => 1_000_000 + n)];
  return [null, ...firsts].map((from, place) => ({ from, before: firsts[place] ?? null }));
}

/** A thread has come up and read a part. */
async function anotherHasRead() {
  for (;;) {
    const [seen] = await ledger.superuser`
      select from pg_stat_activity where datname = current_database() and usename <> current_user and state = 'idle' and query like 'copy (%'`;
    if (seen) return;
    await setTimeout(20);
  }
}

it("finds in threads what it finds in one go, in the order of the members", async () => {
  const history = await publishedTerms(ledger.owner);
  const whole = await verifyMembers(ledger.superuser, history, { from: null, before: null });
  const parts = manyParts();
  let checkedHere = 0;

  const answers = await verifyInThreads(ledger.ownerUrl, parts, async (part) => {
    checkedHere += 1;
    await anotherHasRead();
    return verifyMembers(ledger.owner, history, part);
  });

  expect(checkedHere).toBeLessThan(parts.length);
  expect(answers.map((answer) => answer.members)).toEqual([1, 1, 1, ...Array(20).fill(0)]);
  expect(answers.flatMap(({ findings }) => findings)).toEqual(whole.findings);
  expect(whole.findings.map(({ memberId }) => memberId)).toContain(members[1]?.publicId);
});

it("says why it could not check when a thread cannot", async () => {
  const nowhere = new URL(ledger.ownerUrl);
  nowhere.pathname = "/nowhere";
  const never = () => new Promise<never>(() => {});
  await expect(verifyInThreads(nowhere.href, manyParts(), never)).rejects.toThrow(/nowhere/);
});

it("leaves a small ledger in one part", async () => {
  expect(await partsOf(ledger.owner)).toEqual([{ from: null, before: null }]);
});
