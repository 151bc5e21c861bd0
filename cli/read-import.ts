import { parseArgs } from "node:util";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { Correction } from "./command";
import { type CsvFile, openCsvFile } from "./csv-file";
import { tellErrors } from "./row-errors";

type Outcome = { rows: number; errors: RowError[] };

/**
 * Runs an import that takes one file and nothing else: reads its arguments, opens the file, and tells what became of it, with `lines` for what
 * this import counts. Answers the exit code.
 */
export async function runImport<Field extends string, Result extends Outcome>(
  args: string[],
  of: {
    what: string;
    fields: readonly Field[];
    required: readonly Field[];
    bring: (file: CsvFile<Field>, options: { isDryRun: boolean }) => Promise<Result>;
    lines: (result: Result) => string[];
  },
): Promise<number> {
  const flag = { type: "boolean" } as const;
  const options = { map: { type: "string" }, "dry-run": flag, json: flag } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0)
    throw new Correction(`Name one file, as in portal import ${of.what} ${of.what}.csv.`);
  const file = await openCsvFile(path, values.map, { fields: of.fields, required: of.required });
  if (file.ignored.length > 0) console.error(`Ignored columns: ${file.ignored.join(", ")}.`);

  const isDryRun = values["dry-run"] ?? false;
  const result = await of.bring(file, { isDryRun });
  if (values.json) console.log(JSON.stringify(result));
  else if (result.errors.length > 0) tellErrors(result);
  else {
    console.log(isDryRun ? "Nothing was written; the import would give:" : "Imported:");
    for (const line of of.lines(result)) console.log(`  ${line}`);
  }
  return result.errors.length > 0 ? 1 : 0;
}
