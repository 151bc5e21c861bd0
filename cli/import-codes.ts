import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CODE_LINES_MAX, type ImportRefusal, importCodes } from "@/db/commands/import-codes";
import { type CodeOutcome, findCodeImport, listCodeImportLines } from "@/db/queries/code-imports";
import { readDay } from "@/lib/loyalty/code-list";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { type Command, Correction } from "./command";
import { tellErrors } from "./row-errors";

const sentences: Record<ImportRefusal, string> = {
  reward_unknown: "There is no reward with this id that takes codes from an inventory.",
  nothing_to_import: "The file holds no codes.",
  too_many: `The file has more than ${CODE_LINES_MAX} lines: import it in parts.`,
};

const faults: Record<Exclude<CodeOutcome, "added" | "repeated" | "known">, [field: string, message: string]> = {
  too_short: ["code", "A code has at least 4 letters or digits."],
  too_long: ["code", "A code has at most 100 characters."],
  not_printable: ["code", "A code has plain letters, digits and signs only."],
  not_a_day: ["expiresOn", "After the code stands its last day, as in 2027-12-31, or nothing."],
  contradicts: ["expiresOn", "The same code stands in another line with another last day."],
  taken: ["code", "The code belongs to another reward already."],
  ended: ["expiresOn", "The code has ended already."],
};

const PAGE = 1_000;

export const importCodesFile: Command = {
  name: "import codes",
  usage: "import codes FILE --reward ID [--expires-on DATE] [--dry-run] [--json]",
  about:
    "Adds the codes of a file, one a line, to a reward; after a comma or semicolon may stand the last day of the code. The whole file is read " +
    "first: with one bad line nothing is added. The same file again changes nothing. docs/import.md tells more. Exit code 0 when done, 1 with " +
    "bad lines, 2 when it could not run.",
  run: async (args) => {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const options = { reward: text, "expires-on": text, "dry-run": flag, json: flag };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new Correction("Name one file, as in portal import codes codes.csv.");
    if (values.reward === undefined) throw new Correction("Name the reward the codes are for with --reward ID.");
    const endsOn = readDay(values["expires-on"] ?? "");
    if (endsOn === undefined) throw new Correction("--expires-on must be a day, as in 2027-12-31.");
    if (!(await stat(path).catch(() => null))?.isFile()) throw new Correction(`There is no file ${path}.`);

    const isTrial = values["dry-run"] ?? false;
    const request = { rewardId: values.reward, pieces: piecesOf(path), endsOn, isTrial };
    const brought = await importCodes(null, request);
    if (!brought.ok) throw new Correction(sentences[brought.refusal]);
    const result = await resultOf(brought.value.importId);
    if (values.json) console.log(JSON.stringify(result));
    else if (result.errors.length > 0) tellErrors(result);
    else {
      console.log(isTrial ? "Nothing was written; the import would give:" : "Imported:");
      console.log(`  ${result.rows} rows, ${result.imported} codes added`);
      console.log(`  ${result.duplicates} were there already, in the file or in the portal`);
    }
    return result.errors.length > 0 ? 1 : 0;
  },
};

type Imported = { rows: number; imported: number; duplicates: number; errors: RowError[] };

async function resultOf(importId: string): Promise<Imported> {
  const found = await findCodeImport(importId, "en");
  if (found === null || found.state === "failed") throw new Error(`Import ${importId} did not come to its end`);
  const errors: RowError[] = [];
  let after = 0;
  for (;;) {
    const lines = await listCodeImportLines(importId, { after, limit: PAGE, show: "not_added" });
    for (const { line, outcome, first } of lines) {
      if (outcome === "added" || outcome === "repeated" || outcome === "known") continue;
      const [field, message] = faults[outcome];
      errors.push({ line, field, message: first === null ? message : `${message} (line ${first})` });
    }
    after = lines.at(-1)?.line ?? after;
    if (lines.length < PAGE) break;
  }
  if (found.state === "refused" && errors.length === 0) throw new Correction(sentences.reward_unknown);
  return { rows: found.rows, imported: found.added, duplicates: found.duplicates, errors };
}

/** A file's content, opened when it is read and not before: what is refused without reading leaves nothing open. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path);
}
