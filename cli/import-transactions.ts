import { parseArgs } from "node:util";
import { importTransactions } from "@/db/commands/import-transactions";
import { type Command, Correction } from "./command";
import { openPurchaseFile } from "./purchase-file";
import { tellErrors } from "./row-errors";

export const importTransactionsFile: Command = {
  name: "import transactions",
  usage: "import transactions FILE [--map column=field,…] [--currency CODE] [--dry-run] [--json]",
  about:
    "Records the purchases of a CSV file and awards their points by the terms of each purchase's own day. The whole file is read first: " +
    "with one bad row nothing is applied. The same file again changes nothing. docs/import.md tells the fields. " +
    "Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: async (args) => {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const options = { map: text, currency: text, "dry-run": flag, json: flag };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new Correction("Name one file, as in portal import transactions purchases.csv.");
    const currency = values.currency?.toUpperCase() ?? null;
    if (currency !== null && !/^[A-Z]{3}$/.test(currency))
      throw new Correction(`${currency} is not the code of a currency, as in IDR.`);
    const file = await openPurchaseFile(path, values.map);
    if (file.ignored.length > 0) console.error(`Ignored columns: ${file.ignored.join(", ")}.`);

    const result = await importTransactions(file.rows, { currency, isDryRun: values["dry-run"] ?? false });
    if (values.json) console.log(JSON.stringify(result));
    else if (result.errors.length > 0) tellErrors(result);
    else {
      const { rows, members, purchases, earned, nothing, duplicates } = result;
      console.log(values["dry-run"] ? "Nothing was written; the import would give:" : "Imported:");
      console.log(`  ${rows} rows of ${members} members`);
      console.log(`  ${purchases} purchases recorded: ${earned} earned points, ${nothing} earned nothing`);
      console.log(`  ${duplicates} were known already`);
    }
    return result.errors.length > 0 ? 1 : 0;
  },
};
