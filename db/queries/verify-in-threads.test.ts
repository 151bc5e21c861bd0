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

it("finds in threads what it finds in one go, in the order of the members", async () => {
  const everybody = { from: null, before: null };
  const whole = await verifyMembers(ledger.owner, await publishedTerms(ledger.owner), everybody);
  const firsts = members.slice(1).map(({ id }) => id);
  const parts = [null, ...firsts].map((from, place) => ({ from, before: firsts[place] ?? null }));

  const answers = await verifyInThreads(ledger.ownerUrl, parts);

  expect(answers.map((answer) => [answer.members, answer.journals])).toEqual([1, 1, 1].map((count) => [count, count]));
  expect(answers.flatMap(({ findings }) => findings)).toEqual(whole.findings);
  expect(whole.findings.map(({ memberId }) => memberId)).toContain(members[1]?.publicId);
});

it("says why it could not check when a thread cannot", async () => {
  const nowhere = new URL(ledger.ownerUrl);
  nowhere.pathname = "/nowhere";
  await expect(verifyInThreads(nowhere.href, [{ from: null, before: null }])).rejects.toThrow(/nowhere/);
});

it("leaves a small ledger in one part", async () => {
  expect(await partsOf(ledger.owner)).toEqual([{ from: null, before: null }]);
});
