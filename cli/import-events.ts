import { importEvents } from "@/db/commands/import-events";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { eventColumns } from "@/lib/loyalty/event-row";
import type { Command } from "./command";
import { runImport } from "./read-import";

export const importEventsFile: Command = {
  name: "import events",
  usage: "import events FILE [--map column=field,…] [--dry-run] [--json]",
  about:
    "Records what members did besides buying, as a CSV file tells it, and awards their points by the rules of each event's own day: surveys, " +
    "sharing, renewals, and kinds the programme's terms name themselves. The whole file is read first: with one bad row nothing is applied. The " +
    "same file again changes nothing. docs/import.md tells the fields. Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: async (args) => {
    forgetTerms();
    return runImport(args, {
      what: "events",
      fields: eventColumns(await termsHistory()),
      required: ["member", "type", "occurredAt", "externalId"],
      bring: ({ rows }, options) => importEvents(rows, options),
      lines: ({ rows, members, events, duplicates, earned, points }) => [
        `${rows} rows of ${members} members`,
        earned === null
          ? `${events} events recorded`
          : `${events} events recorded: ${earned} earned ${points} points together, ${events - earned} earned nothing`,
        `${duplicates} were known already`,
      ],
    });
  },
};
