import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "@/db/client";
import { importMembers, type MembersImported } from "@/db/commands/import-members";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { memberFields } from "@/lib/loyalty/member-row";
import { openCsvFile } from "./csv-file";

let ledger: TestLedger;
const folder = mkdtempSync(join(tmpdir(), "setia-members-"));

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await ledger.close();
});

async function importFile(text: string, isDryRun = false): Promise<MembersImported> {
  const path = join(folder, "members.csv");
  writeFileSync(path, text);
  const file = await openCsvFile(path, undefined, { fields: memberFields, required: ["member"] });
  return importMembers(file.rows, { isDryRun });
}

const kept = () => sql`
  select m.external_id as member, m.state, p.name, p.email_hash is not null as reached
  from members m left join people p on p.id = m.person_id where m.external_id like 'A-%' order by 1`;

const list =
  "member,name,email,phone,notes\nA-1,Putri,putri@contoh.id,0812-3456-7890,x\nA-2,Dewa,,,\nA-3,,,,\nA-2,Dewa,,,again\n";

test("a file makes unclaimed memberships; a dry run says so and writes nothing; the same file again changes nothing", async () => {
  const dry = await importFile(list, true);
  const before = await kept();

  const imported = await importFile(list);

  expect(imported).toEqual({ rows: 4, members: 3, made: 3, duplicates: 1, errors: [] });
  expect(dry).toEqual(imported);
  expect(before).toEqual([]);
  expect(await kept()).toEqual([
    { member: "A-1", state: "unclaimed", name: "Putri", reached: true },
    { member: "A-2", state: "unclaimed", name: "Dewa", reached: false },
    { member: "A-3", state: "unclaimed", name: null, reached: false },
  ]);
  expect(await importFile(list)).toEqual({ rows: 4, members: 3, made: 0, duplicates: 4, errors: [] });
  expect((await ledger.verify()).findings).toEqual([]);
});

test("with one bad row nothing is applied, and each is named by line and field", async () => {
  const result = await importFile(
    "member,name,email,phone\nA-9,Wira,wira@contoh.id,\n,Sari,sari,12\nA-8,Bayu,wira@contoh.id,\nA-9,Wira Yudha,,\nA-7,Putri,putri@contoh.id,\nA-6,N\u0000l,,\n",
  );

  expect(result.errors.map(({ line, field }) => [line, field])).toEqual([
    [3, "member"],
    [3, "email"],
    [3, "phone"],
    [4, "email"],
    [5, "member"],
    [6, "email"],
    [7, ""],
  ]);
  expect(result).toMatchObject({ rows: 6, made: 0 });
  expect(await kept()).toHaveLength(3);
});
