import { expect, test } from "vitest";
import { openBalanceFile } from "./balance-file";

const file = (text: string) =>
  async function* () {
    yield Buffer.from(text);
  };
const open = (text: string, most = 10) => openBalanceFile(file(text), { most });

test("columns are known by their names however they are spelt, and those nobody knows are told", async () => {
  const opened = await open("Member;POINTS;expires_on;Tier Points;catatan\nB-1;1500;2099-06-30;10;x\n");

  if (!opened.ok) throw new Error(opened.refusal.code);
  const rows = [];
  for await (const row of opened.value.lines()) rows.push(row);
  expect(opened.value.ignored).toEqual(["catatan"]);
  expect(rows).toEqual([
    { line: 2, fields: { member: "B-1", points: "1500", expiresOn: "2099-06-30", tierPoints: "10" } },
  ]);
});

test.each([
  ["", { code: "file_empty", about: "" }],
  ["member,points\n", { code: "file_empty", about: "" }],
  ["member,saldo\nB-1,1\n", { code: "column_missing", about: "points" }],
  ["member,points,Points\nB-1,1,2\n", { code: "column_twice", about: "points" }],
  [`member,points\n${"B-1,1\n".repeat(11)}`, { code: "too_many", about: "" }],
])("a file that cannot be brought in says why: %j", async (text, refusal) => {
  expect(await open(text)).toEqual({ ok: false, refusal });
});

test("a file of as many rows as there may be is taken", async () => {
  expect((await open(`member,points\n${"B-1,1\n".repeat(10)}`)).ok).toBe(true);
});
