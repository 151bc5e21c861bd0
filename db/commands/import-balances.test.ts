import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "@/db/client";
import { newMember, openTestLedger, staff, type TestLedger } from "@/db/ledger-fixtures";
import { listTrail } from "@/db/queries/trail";
import { csvRows } from "@/lib/csv-rows";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { importBalances } from "./import-balances";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

/** Rows of member, points, kind and last good day. */
function file(...rows: string[]) {
  const bytes = Buffer.from(["member,points,kind,expiresOn", ...rows].join("\n"));
  return () =>
    csvRows(
      async function* () {
        yield bytes;
      },
      ["member", "points", "kind", "expiresOn"] as const,
    );
}

/** A person of the database as an owner. */
function owner(id: number): Actor<"members.import"> {
  const person = {
    id,
    publicId: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b1",
    role: "owner",
    hasTotp: true,
    member: null,
  } as const;
  const actor = grant(person, "members.import");
  if (actor === null) throw new Error("An owner may bring balances in");
  return actor;
}

const personOf = async (member: { id: number }) => {
  const [row] = await sql<{ id: number }[]>`select person_id as id from members where id = ${member.id}`;
  return row?.id ?? 0;
};

const told = async () => {
  const { rows } = await listTrail({
    actor: null,
    action: null,
    subject: "balances",
    from: null,
    until: null,
    after: undefined,
  });
  return rows.map(({ action, isPortal, subject, after }) => ({ action, isPortal, subject, after })).reverse();
};

test("who brought balances in stands in the trail, from before the first is written; looking and a file that changes nothing leave none", async () => {
  const actor = owner(await personOf(await newMember(ledger)));
  const rows = file("T-1,1500,base,2099-06-30", "T-1,200,bonus,never", "T-2,700,base,2098-01-31");

  const looked = await importBalances(actor, rows, { isDryRun: true });
  const before = await told();
  const imported = await importBalances(actor, rows, { isDryRun: false });
  const again = await importBalances(actor, rows, { isDryRun: false });

  expect(looked).toMatchObject({
    rows: 3,
    members: 2,
    made: 2,
    opened: 2,
    lots: 3,
    base: 2_200,
    bonus: 200,
    firstEnd: "2098-01-31",
  });
  expect(looked.ends).toEqual([
    { year: 2098, points: 700 },
    { year: 2099, points: 1_500 },
    { year: null, points: 200 },
  ]);
  expect(before).toEqual([]);
  expect({ ...looked, importId: imported.importId }).toEqual(imported);
  expect(again).toMatchObject({ importId: null, opened: 0, made: 0, points: 0, duplicates: 2 });
  const subject = `balances:${imported.importId}`;
  expect(await told()).toEqual([
    { action: "balances.begin", isPortal: false, subject, after: { rows: 3, opened: 2, made: 2, points: 2_400 } },
    {
      action: "balances.finish",
      isPortal: false,
      subject,
      after: { opened: 2, made: 2, points: 2_400, duplicates: 0 },
    },
  ]);
});

test("the operator's command is told of as the portal's own doing", async () => {
  await importBalances(null, file("O-1,100,base,2099-06-30"), { isDryRun: false });

  expect((await told()).slice(-2).map(({ action, isPortal }) => [action, isPortal])).toEqual([
    ["balances.begin", true],
    ["balances.finish", true],
  ]);
});

test("nobody brings points along for themselves, and then nobody else is opened by that file either", async () => {
  const member = await newMember(ledger);
  const actor = owner(await personOf(member));
  await ledger.owner`update members set external_id = 'S-1' where id = ${member.id}`;
  const rows = file("S-1,1000000,base,2099-06-30", "S-2,100,base,2099-06-30");

  const own = await importBalances(actor, rows, { isDryRun: false });
  const byAColleague = await importBalances(staff("owner", "members.import"), rows, { isDryRun: true });

  expect(own.errors).toEqual([{ line: 2, field: "member", fault: "own_membership", about: { member: "S-1" } }]);
  const [made] = await sql`select count(*) as made from members where external_id = 'S-2'`;
  expect(made).toEqual({ made: 0 });
  expect(byAColleague).toMatchObject({ opened: 2, made: 1, errors: [] });
});

test("stopped half way it is told as begun and not as finished, and the same file again opens the others alone", async () => {
  const rows = Array.from({ length: 900 }, (_, n) => `H-${n},${n + 1},base,2099-12-31`);
  const whole = file(...rows);
  // Members of the second batch are refused by the database until the breakdown is over.
  await ledger.owner`alter table members add constraint broken_down check (external_id <> 'H-500') not valid`;

  await expect(importBalances(null, whole, { isDryRun: false })).rejects.toThrow();
  const stopped = await told();
  await ledger.owner`alter table members drop constraint broken_down`;
  const looked = await importBalances(null, whole, { isDryRun: true });
  const resumed = await importBalances(null, whole, { isDryRun: false });

  expect(stopped.at(-1)?.action).toBe("balances.begin");
  expect(looked).toMatchObject({ members: 900, opened: 500, duplicates: 400 });
  expect(resumed).toMatchObject({ opened: 500, duplicates: 400, made: 500 });
  const [kept] = await sql`
    select count(*) as members, sum(w.balance) as points from members m join wallets w on w.member_id = m.id where m.external_id like 'H-%'`;
  expect(kept).toEqual({ members: 900, points: "405450" });
  expect((await ledger.verify()).findings).toEqual([]);
});
