import { importMembers } from "@/db/commands/import-members";
import { memberFields } from "@/lib/loyalty/member-row";
import type { Command } from "./command";
import { runImport } from "./read-import";

export const importMembersFile: Command = {
  name: "import members",
  usage: "import members FILE [--map column=field,…] [--dry-run] [--json]",
  about:
    "Makes an unclaimed membership of each customer a CSV file names, which whoever joins with the same, verified address claims. The whole " +
    "file is read first: with one bad row nothing is applied. Who is a member already stays as they are; the same file again changes nothing. " +
    "docs/import.md tells the fields. Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: (args) =>
    runImport(args, {
      what: "members",
      fields: memberFields,
      required: ["member"],
      bring: ({ rows }, options) => importMembers(rows, options),
      lines: ({ rows, members, made, duplicates }) => [
        `${rows} rows of ${members} customers`,
        `${made} memberships made`,
        `${duplicates} rows named somebody who had one`,
      ],
    }),
};
