import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newReward, openTestLedger, type TestLedger, type TestReward } from "@/db/ledger-fixtures";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { importCodesFile } from "./import-codes";

let ledger: TestLedger;
let card: TestReward;
const folder = mkdtempSync(join(tmpdir(), "setia-codes-"));
const path = join(folder, "codes.csv");

beforeAll(async () => {
  ledger = await openTestLedger();
  card = await newReward(ledger, { kind: "gift_card", stock: 0 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await ledger.close();
});

/** What the command prints with --json, and its exit code. */
async function imported(lines: string[], ...options: string[]): Promise<{ code: number; said: unknown }> {
  writeFileSync(path, lines.join("\n"));
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    const code = await importCodesFile.run([path, "--reward", card.publicId, "--json", ...options]);
    return { code, said: JSON.parse(String(said.mock.calls[0]?.[0])) };
  } finally {
    said.mockRestore();
  }
}

const hundreds = (count: number) => Array.from({ length: count }, (_, n) => `TOKO-${n + 100_000}`);

test("a file of codes is tried, added once, and added to when it grows", async () => {
  const lines = ["code,expiresOn", ...hundreds(2_500), "TOKO-100000"];

  const counts = { rows: 2_501, imported: 2_500, duplicates: 1, errors: [] };
  expect(await imported(lines, "--dry-run")).toEqual({ code: 0, said: counts });
  expect((await findStaffReward(card.publicId))?.codes.free).toBe(0);
  expect(await imported(lines, "--expires-on", "2099-12-31")).toEqual({ code: 0, said: counts });
  expect(await imported([...lines, "TOKO-BARU"])).toMatchObject({ said: { imported: 1, duplicates: 2_501 } });
  const [ends] =
    await ledger.owner`select count(*)::int as codes, min(ends_at) as at from reward_codes where ends_at is not null`;
  expect(ends).toEqual({ codes: 2_500, at: new Date("2099-12-31T17:00:00Z") });
  expect((await ledger.verify()).findings).toEqual([]);
});

test("a hundred thousand codes come in as one list", async () => {
  const another = await newReward(ledger, { kind: "gift_card", stock: 0 });
  const many = Array.from({ length: 100_000 }, (_, n) => `GROSIR-${n}`);

  const said = { rows: 100_000, imported: 100_000, duplicates: 0, errors: [] };
  expect(await imported(many, "--reward", another.publicId)).toEqual({ code: 0, said });
  expect((await findStaffReward(another.publicId))?.codes.free).toBe(100_000);
}, 120_000);

test("one bad line keeps the whole file out, and each is named with its field and what is wrong", async () => {
  const { code, said } = await imported(["TOKO-A1", "ab", "TOKO-A2;tomorrow"]);

  expect(code).toBe(1);
  expect(said).toMatchObject({
    ...{ rows: 3, imported: 0, duplicates: 0 },
    errors: [
      { line: 2, field: "code", message: "A code has at least 4 letters or digits." },
      { line: 3, field: "expiresOn" },
    ],
  });
  expect((await findStaffReward(card.publicId))?.codes.free).toBe(2_501);
});

test("what cannot be understood is one sentence", async () => {
  const run = (...args: string[]) => importCodesFile.run(args);

  await expect(run()).rejects.toThrow("Name one file");
  await expect(run(path)).rejects.toThrow("--reward");
  await expect(run(path, "--reward", "nothing")).rejects.toThrow("no reward with this id");
  await expect(run("nowhere.csv", "--reward", card.publicId)).rejects.toThrow("There is no file");
  await expect(run(path, "--reward", card.publicId, "--expires-on", "soon")).rejects.toThrow("must be a day");
});
