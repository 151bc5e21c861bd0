import { importBalances } from "@/db/commands/import-balances";
import { balanceFields } from "@/lib/loyalty/balance-row";
import { sayBalanceError } from "./balance-words";
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
      bring: async ({ lines }, options) => {
        const imported = await importBalances(null, lines, options);
        return { ...imported, errors: imported.errors.map(sayBalanceError) };
      },
      lines: ({ rows, members, made, opened, lots, points, bonus, firstEnd, duplicates }) => [
        `${rows} rows of ${members} members`,
        `${opened} members opened with ${points} points in ${lots} lots, ${bonus} of them bonus points; ${made} memberships made`,
        firstEnd === null ? "none of these points end" : `the first of these points end after ${firstEnd}`,
        `${duplicates} were opened before`,
      ],
    }),
};
