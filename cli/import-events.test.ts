import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { EventsImported } from "@/db/commands/import-events";
import { mergeMembers } from "@/db/commands/merge-members";
import { newMember, openTestLedger, spendableOf, staff, type TestLedger, type TestMember } from "@/db/ledger-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { newId } from "@/lib/base/uuid";
import { importEventsFile } from "./import-events";

const name = { id: "Aturan", en: "A rule" };
const fixed = (code: string, on: string, points: number, when: unknown[] = []) => ({
  ...{ code, name, on, when },
  effect: { give: "fixed", points, kind: "bonus" },
});
const rules = [
  fixed("pelatihan", "training", 40, [{ if: "field", field: "hours", atLeast: 2 }]),
  { ...fixed("survei", "survey", 50), caps: { event: null, member: [{ per: "month", times: 1 }] } },
];
const events = [
  { code: "training", name, fields: ["course", "hours"] },
  { code: "survey", name, fields: [] },
  { code: "referral", name, fields: [] },
];

let ledger: TestLedger;
let members: TestMember[];
const folder = mkdtempSync(join(tmpdir(), "setia-events-"));

beforeAll(async () => {
  ledger = await openTestLedger({ earning: { rules }, events } as never);
  members = await Promise.all(["E-1", "E-2", "E-3"].map(named));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await ledger.close();
});

/** A member whom the shop calls so. */
async function named(externalId: string): Promise<TestMember> {
  const member = await newMember(ledger);
  await ledger.owner`update members set external_id = ${externalId} where id = ${member.id}`;
  return member;
}

/** What the command prints with --json, and its exit code. */
async function imported(lines: string[], ...options: string[]): Promise<{ code: number; said: EventsImported }> {
  const path = join(folder, "events.csv");
  writeFileSync(path, lines.join("\n"));
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    const code = await importEventsFile.run([path, "--json", ...options]);
    return { code, said: JSON.parse(String(said.mock.calls[0]?.[0])) };
  } finally {
    said.mockRestore();
    told.mockRestore();
  }
}

const pointsOf = () => Promise.all(members.map((member) => spendableOf(ledger, member)));
const header = "member,type,occurredAt,externalId,hours,course";
const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
const file = [
  header,
  `E-1,training,${day} 09:00,t-1,3,Kopi`,
  `E-1,training,${day} 13:00,t-2,1,Susu`,
  `E-2,survey,${day} 10:00,s-1,,`,
  `E-2,survey,${day} 11:00,s-2,,`,
  `E-1,training,${day} 09:00,t-1,3,Kopi`,
];

test("a file of kinds the terms name is tried, awarded by their rules, and changes nothing when it comes again", async () => {
  const trial = await imported(file, "--dry-run");
  const before = await pointsOf();

  const first = await imported(file);
  const [head = "", ...rows] = file;
  const again = await imported([head, ...rows.toReversed()]);

  const counts = { rows: 5, members: 2, events: 4, duplicates: 1, errors: [] };
  expect(trial).toEqual({ code: 0, said: { ...counts, earned: null, points: null } });
  expect(before).toEqual([0, 0, 0]);
  expect(first).toEqual({ code: 0, said: { ...counts, earned: 2, points: 90 } });
  expect(again).toEqual({ code: 0, said: { ...counts, events: 0, duplicates: 5, earned: 0, points: 0 } });
  expect(await pointsOf()).toEqual([40, 50, 0]);
  const [kept] = await ledger.owner`select data -> 'fields' as fields from events where external_id = 't-1'`;
  expect(kept).toEqual({ fields: { hours: 3, course: "Kopi" } });
});

test("with one bad row nothing is applied, and every bad row is named by line and field", async () => {
  const closed = await named("E-8");
  await ledger.owner`update members set state = 'closed' where id = ${closed.id}`;

  const { code, said } = await imported([
    header,
    `E-3,training,${day},t-9,3,Kopi`,
    `,dance,soon,,,`,
    `E-3,referral,${day},r-1,,`,
    `E-404,survey,${day},s-9,,`,
    `E-3,survey,2099-01-01,s-10,,`,
    `E-1,training,${day} 09:00,t-1,4,Kopi`,
    `E-3,training,${day},t-9,2,Kopi`,
    `E-8,survey,${day},s-11,,`,
  ]);

  expect(code).toBe(1);
  expect(said.errors.map(({ line, field }) => [line, field])).toEqual([
    [3, "member"],
    [3, "externalId"],
    [3, "occurredAt"],
    [3, "type"],
    [4, "type"],
    [5, "member"],
    [6, "occurredAt"],
    [7, "externalId"],
    [8, "externalId"],
    [9, "member"],
  ]);
  expect(said).toMatchObject({ rows: 8, events: 0 });
  expect((await pointsOf())[2]).toBe(0);
});

test("a member is found by the number of the card too, and a merged one where it leads", async () => {
  const duplicate = await named("E-9");
  const [, , survivor] = members;
  const [card] = await ledger.owner<{ number: string }[]>`select number from members where id = ${survivor?.id ?? 0}`;
  const sides = { duplicateId: duplicate.publicId, survivorId: survivor?.publicId ?? "" };
  const merged = await mergeMembers(staff("owner", "members.merge"), { ...sides, key: newId(), reason: "Sama" });
  const number = (card?.number ?? "").replace(/(\d{4})(?=\d)/g, "$1 ");

  const { said } = await imported([header, `${number},training,${day},t-20,2,`, `E-9,training,${day},t-21,5,`]);

  expect(merged.ok).toBe(true);
  expect(said).toMatchObject({ events: 2, earned: 2, points: 80, errors: [] });
  expect((await pointsOf())[2]).toBe(80);
});

test("twenty imports of one file at once award it once, and the ledger verifies and is replayed to the same", async () => {
  const rows = Array.from({ length: 10 }, (_, n) => `E-${(n % 3) + 1},training,${day} 15:00,many-${n},2,`);
  const before = await pointsOf();
  const path = join(folder, "many.csv");
  writeFileSync(path, [header, ...rows].join("\n"));
  const quiet = vi.spyOn(console, "log").mockImplementation(() => {});

  const codes = await Promise.all(Array.from({ length: 20 }, () => importEventsFile.run([path])));

  quiet.mockRestore();
  expect(new Set(codes)).toEqual(new Set([0]));
  const after = await pointsOf();
  expect(after.reduce((all, points, place) => all + points - (before[place] ?? 0), 0)).toBe(400);
  expect((await ledger.verify()).findings).toEqual([]);
  expect((await replayLive({ ownerUrl: ledger.ownerUrl })).differences).toEqual([]);
});
