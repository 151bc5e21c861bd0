import { afterAll, beforeAll, expect, it } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { mergeMembers } from "@/db/commands/merge-members";
import { givePoints, newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
  const [duplicate, survivor] = [await newMember(ledger), await newMember(ledger)];
  await givePoints(duplicate, 300);
  const dewi = await hire(ledger.owner, "owner", "members.merge", "Dewi");
  const sides = { duplicateId: duplicate.publicId, survivorId: survivor.publicId };
  await mergeMembers(dewi, { ...sides, key: newId(), reason: "Orang yang sama" });
});
afterAll(() => ledger.close());

it.each([
  ["journals", "set points = 299 where kind = 'merged' and points = 300", "merges_give_what_they_take"],
  [
    "journals",
    "set changes = replace(changes, '300', '299') where kind = 'merged' and points = 300",
    "merges_keep_every_lot",
  ],
  ["events", "set kind = 'transfer' where kind = 'merge' and data ->> 'way' = 'in'", "merges_have_two_sides"],
  ["members", "set merge_id = gen_random_uuid() where state = 'merged'", "merges_lead_to_their_other_side"],
])("names what a superuser altered: %s %s", async (table, change, invariant) => {
  expect((await ledger.verify()).findings).toEqual([]);
  const free = "set session_replication_role = replica;";
  await ledger.superuser.unsafe(`${free} create table kept as table ${table}; update ${table} ${change}`).simple();

  const { findings } = await ledger.verify();
  await ledger.superuser
    .unsafe(`${free} delete from ${table}; insert into ${table} overriding system value table kept; drop table kept;`)
    .simple();

  expect(findings.map((finding) => finding.invariant)).toContain(invariant);
});
