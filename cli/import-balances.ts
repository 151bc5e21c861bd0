import { parseArgs } from "node:util";
import { importBalances } from "@/db/commands/import-balances";
import { balanceFields } from "@/lib/loyalty/balance-row";
import { type Command, Correction } from "./command";
import { openCsvFile } from "./csv-file";
import { tellErrors } from "./row-errors";

export const importBalancesFile: Command = {
  name: "import balances",
  usage: "import balances FILE [--map column=field,…] [--dry-run] [--json]",
  about:
    "Opens memberships with the points, tier points and tiers a CSV file says they bring along, lots and expiry kept. The whole file is " +
    "read first: with one bad row nothing is applied. Each membership is opened once; the same file again changes nothing. " +
    "docs/import.md tells the fields. Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: async (args) => {
    const flag = { type: "boolean" } as const;
    const options = { map: { type: "string" }, "dry-run": flag, json: flag } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new Correction("Name one file, as in portal import balances balances.csv.");
    const file = await openCsvFile(path, values.map, { fields: balanceFields, required: ["member", "points"] });
    if (file.ignored.length > 0) console.error(`Ignored columns: ${file.ignored.join(", ")}.`);

    const result = await importBalances(file.rows, { isDryRun: values["dry-run"] ?? false });
    if (values.json) console.log(JSON.stringify(result));
    else if (result.errors.length > 0) tellErrors(result);
    else {
      const { rows, members, opened, points, duplicates } = result;
      console.log(values["dry-run"] ? "Nothing was written; the import would give:" : "Imported:");
      console.log(`  ${rows} rows of ${members} members`);
      console.log(`  ${opened} members opened with ${points} points`);
      console.log(`  ${duplicates} were opened before`);
    }
    return result.errors.length > 0 ? 1 : 0;
  },
};
