import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "@/db/client";
import { type BalancesImported, importBalances } from "@/db/commands/import-balances";
import { givePoints, newMember, openTestLedger, spendableOf, type TestLedger } from "@/db/ledger-fixtures";
import { balanceFields } from "@/lib/loyalty/balance-row";
import { openCsvFile } from "./csv-file";

let ledger: TestLedger;
const folder = mkdtempSync(join(tmpdir(), "setia-balances-"));

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await ledger.close();
});

function fileOf(text: string): string {
  const path = join(folder, "balances.csv");
  writeFileSync(path, text);
  return path;
}

async function importFile(text: string, isDryRun = false): Promise<BalancesImported> {
  const file = await openCsvFile(fileOf(text), undefined, { fields: balanceFields, required: ["member", "points"] });
  return importBalances(null, file.lines, { isDryRun });
}

const lotsOf = (member: string) => sql`
  select l.kind, l.points, (l.expires_at at time zone 'Asia/Jakarta')::date::text as expired, l.available_at > now() as waits
  from lots l join members m on m.id = l.member_id where m.external_id = ${member} order by l.kind, l.points`;

const list = [
  "member,points,kind,earnedOn,expiresOn,availableFrom,tierPoints,tier,email,name",
  "B-1,1500,base,2025-06-01,2099-06-30,,2500,emas,putri@contoh.id,Putri",
  "B-1,200,bonus,2025-12-24,never,,,,,",
  "B-1,50,base,2026-01-01,2099-12-31,2098-01-01,,,,",
  "B-2,700,,,,,,,,",
  "B-3,0,,,,,100,,,",
].join("\n");

test("members bring along their lots with the end of each, tier points and tier; a dry run says so and writes nothing", async () => {
  const dry = await importFile(list, true);
  const [before] = await sql<{ members: number }[]>`select count(*) as members from members`;

  const imported = await importFile(list);

  expect(imported).toMatchObject({ rows: 5, members: 3, made: 3, opened: 3, duplicates: 0, errors: [] });
  expect(imported).toMatchObject({ lots: 4, points: 2_450, base: 2_250, bonus: 200, pending: 50, tierPoints: 2_600 });
  expect({ ...dry, importId: imported.importId }).toEqual(imported);
  expect(dry.importId).toBeNull();
  expect(before?.members).toBe(0);
  // The last good day is the 30th of June: they lapse as the 1st of July begins.
  expect(await lotsOf("B-1")).toEqual([
    { kind: "base", points: 50, expired: "2100-01-01", waits: true },
    { kind: "base", points: 1_500, expired: "2099-07-01", waits: false },
    { kind: "bonus", points: 200, expired: null, waits: false },
  ]);
  const wallets = await sql`
    select m.external_id as member, m.state, p.name, w.balance, w.tier_points as "tierPoints", w.tier
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id order by 1`;
  expect(wallets).toEqual([
    { member: "B-1", state: "unclaimed", name: "Putri", balance: 1_750, tierPoints: 2_500, tier: "emas" },
    { member: "B-2", state: "unclaimed", name: null, balance: 700, tierPoints: 0, tier: "perak" },
    { member: "B-3", state: "unclaimed", name: null, balance: 0, tierPoints: 100, tier: "perak" },
  ]);
  expect((await ledger.verify()).findings).toEqual([]);
});

test("imported again, also in another order, it changes nothing", async () => {
  const heads = () => sql`select member_id, encode(head, 'hex') as head from wallets order by 1`;
  const before = await heads();
  const [header = "", ...rows] = list.split("\n");

  const again = await importFile([header, ...rows.reverse()].join("\n"));

  expect(again).toMatchObject({ opened: 0, points: 0, duplicates: 3, errors: [] });
  expect(await heads()).toEqual(before);
});

test("with one bad row nothing is applied, and every bad row is named by line and field", async () => {
  const closed = await newMember(ledger);
  await ledger.owner`update members set state = 'closed', external_id = 'C-1' where id = ${closed.id}`;

  const result = await importFile(
    [
      "member,points,kind,earnedOn,expiresOn,availableFrom,tierPoints,tier,email",
      "G-1,100,base,2025-06-01,2099-06-30,,,,",
      ",ten,gold,2025-02-30,soon,later,-1,berlian,nobody",
      "G-2,100,base,2025-06-01,2025-12-31,,,,",
      "G-3,100,base,2199-01-01,,,,,",
      "G-4,0,,,,,,,",
      "G-5,100,base,2025-06-01,2099-06-30,2099-07-01,,,",
      "G-6,100,base,,,,10,emas,",
      "G-6,100,base,,,,20,,",
      "C-1,100,base,,,,,,",
      "B-2,701,,,,,,,",
    ].join("\n"),
  );

  expect(result.errors.map(({ line, field }) => [line, field])).toEqual([
    [3, "member"],
    [3, "tierPoints"],
    [3, "tier"],
    [3, "points"],
    [3, "kind"],
    [3, "earnedOn"],
    [3, "expiresOn"],
    [3, "availableFrom"],
    [3, "email"],
    [4, "expiresOn"],
    [5, "earnedOn"],
    [6, "points"],
    [7, "availableFrom"],
    [9, "tierPoints"],
    [10, "member"],
    [11, "member"],
  ]);
  expect(result.opened).toBe(0);
  const [row] = await sql`select count(*) as made from members where external_id like 'G-%'`;
  expect(row).toEqual({ made: 0 });
});

test("a member who has points already keeps them beside what is brought along", async () => {
  const member = await newMember(ledger);
  await givePoints(member, 300);
  await ledger.owner`update members set external_id = 'M-1' where id = ${member.id}`;

  await importFile("member,points\nM-1,1000\n");

  expect(await spendableOf(ledger, member)).toBe(1_300);
});

test("killed on the way and started again, every member is opened once", async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => `K-${n},${n + 1},base,2025-01-01,2099-12-31`);
  const path = fileOf(`member,points,kind,earnedOn,expiresOn\n${rows.join("\n")}\n`);
  const command = ["--import", "tsx", join("cli", "portal.ts"), "import", "balances", path, "--json"];
  const opened = async () =>
    (
      await sql<{ n: number }[]>`
      select count(*) as n from events e join members m on m.id = e.member_id where e.kind = 'opening' and m.external_id like 'K-%'`
    )[0]?.n ?? 0;

  const doomed = spawn(process.execPath, command, { stdio: "ignore" });
  while ((await opened()) === 0) await delay(20);
  doomed.kill("SIGKILL");
  await once(doomed, "exit");
  await delay(300); // what it had sent is written or not by now
  const before = await opened();
  const second = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  second.stdout.on("data", (text) => {
    out += String(text);
  });
  await once(second, "close");

  expect(before).toBeLessThan(3_000);
  expect(JSON.parse(out)).toMatchObject({ rows: 3_000, opened: 3_000 - before, duplicates: before, errors: [] });
  const [kept] = await sql`
    select count(*) as members, sum(w.balance) as points from members m join wallets w on w.member_id = m.id where m.external_id like 'K-%'`;
  expect(kept).toEqual({ members: 3_000, points: "4501500" });
  expect((await ledger.verify()).findings).toEqual([]);
});
