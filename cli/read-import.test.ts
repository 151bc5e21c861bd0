import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { Correction } from "./command";
import { runImport } from "./read-import";

const path = join(mkdtempSync(join(tmpdir(), "setia-import-")), "shops.csv");
const shops = "nama,kota\nKopi Senja,Bandung\n";
let told: string[];

beforeEach(() => {
  told = [];
  for (const way of ["log", "error"] as const) vi.spyOn(console, way).mockImplementation((line) => told.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** An import of shops that takes every row but those without a name. */
function run(args: string[], file = shops) {
  writeFileSync(path, file);
  return runImport(args, {
    what: "shops",
    fields: ["name"],
    required: ["name"],
    bring: async ({ rows }, { isDryRun }) => {
      const errors: RowError[] = [];
      let read = 0;
      for await (const row of rows()) {
        read += 1;
        if ("fields" in row && row.fields.name === "")
          errors.push({ line: row.line, field: "name", message: "It has no name." });
      }
      return { rows: read, errors, isDryRun };
    },
    lines: ({ rows }) => [`${rows} shops`],
  });
}

test("one file is read by the columns named, and what came of it is told", async () => {
  expect(await run([path, "--map", "nama=name"], shops)).toBe(0);
  expect(told).toEqual(["Ignored columns: kota.", "Imported:", "  1 shops"]);
});

test("a trial says that nothing was written, and machines get all of it", async () => {
  expect(await run([path, "--map", "nama=name", "--dry-run"], shops)).toBe(0);
  expect(told).toContain("Nothing was written; the import would give:");
  expect(await run([path, "--map", "nama=name", "--dry-run", "--json"], shops)).toBe(0);
  expect(JSON.parse(told.at(-1) ?? "")).toEqual({ rows: 1, errors: [], isDryRun: true });
});

test("bad rows are named by line and field, and end it with 1", async () => {
  expect(await run([path, "--map", "nama=name"], `${shops},Jakarta\n`)).toBe(1);
  expect(told).toContain("Line 3, name: It has no name.");
});

test("no file, or two, are asked for as it is written", async () => {
  for (const args of [[], [path, path]])
    await expect(run(args)).rejects.toThrow(new Correction("Name one file, as in portal import shops shops.csv."));
});
