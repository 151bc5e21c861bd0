import { importBalances } from "@/db/commands/import-balances";
import { balanceFields } from "@/lib/loyalty/balance-row";
import type { Command } from "./command";
import { runImport } from "./read-import";

export const importBalancesFile: Command = {
  name: "import balances",
  usage: "import balances FILE [--map column=field,…] [--dry-run] [--json]",
  about:
    "Opens memberships with the points, tier points and tiers a CSV file says they bring along, lots and expiry kept. The whole file is " +
    "read first: with one bad row nothing is applied. Each membership is opened once; the same file again changes nothing. " +
    "docs/import.md tells the fields. Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: (args) =>
    runImport(args, {
      what: "balances",
      fields: balanceFields,
      required: ["member", "points"],
      bring: importBalances,
      lines: ({ rows, members, opened, points, duplicates }) => [
        `${rows} rows of ${members} members`,
        `${opened} members opened with ${points} points`,
        `${duplicates} were opened before`,
      ],
    }),
};
