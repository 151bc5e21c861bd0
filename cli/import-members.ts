import { parseArgs } from "node:util";
import { importMembers } from "@/db/commands/import-members";
import { memberFields } from "@/lib/loyalty/member-row";
import { type Command, Correction } from "./command";
import { openCsvFile } from "./csv-file";
import { tellErrors } from "./row-errors";

export const importMembersFile: Command = {
  name: "import members",
  usage: "import members FILE [--map column=field,…] [--dry-run] [--json]",
  about:
    "Makes an unclaimed membership of each customer a CSV file names, which whoever joins with the same, verified address claims. The whole " +
    "file is read first: with one bad row nothing is applied. Who is a member already stays as they are; the same file again changes nothing. " +
    "docs/import.md tells the fields. Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: async (args) => {
    const flag = { type: "boolean" } as const;
    const options = { map: { type: "string" }, "dry-run": flag, json: flag } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new Correction("Name one file, as in portal import members members.csv.");
    const file = await openCsvFile(path, values.map, { fields: memberFields, required: ["member"] });
    if (file.ignored.length > 0) console.error(`Ignored columns: ${file.ignored.join(", ")}.`);

    const result = await importMembers(file.rows, { isDryRun: values["dry-run"] ?? false });
    if (values.json) console.log(JSON.stringify(result));
    else if (result.errors.length > 0) tellErrors(result);
    else {
      const { rows, members, made, duplicates } = result;
      console.log(values["dry-run"] ? "Nothing was written; the import would give:" : "Imported:");
      console.log(`  ${rows} rows of ${members} customers`);
      console.log(`  ${made} memberships made`);
      console.log(`  ${duplicates} rows named somebody who had one`);
    }
    return result.errors.length > 0 ? 1 : 0;
  },
};
