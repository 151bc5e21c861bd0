import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { beginBatch, runBatch } from "@/db/commands/change-catalogue";
import { prepareImport } from "@/db/commands/import-rewards";
import { type CatalogueRow, findCatalogueBatch, listCatalogueRows } from "@/db/queries/catalogue-batches";
import { programmeNow } from "@/db/queries/programme-time";
import { everyRewardRow, programmeFile } from "@/db/queries/reward-rows";
import { forgetTerms } from "@/db/queries/terms";
import { csvStream } from "@/lib/csv-stream";
import { readRewardFile } from "@/lib/reward-file/read-file";
import { catalogue } from "@/messages/catalogue";
import { type Command, Correction } from "./command";

const flag = { type: "boolean" } as const;
const ERRORS_SHOWN = 50;

export const importRewardsFile: Command = {
  name: "import rewards",
  usage: "import rewards FILE [--dry-run] [--json]",
  about:
    "Makes and changes rewards as a CSV file says, by their id or sku; commas or semicolons. The whole file is read first: with one bad " +
    "row nothing is changed. The same file again changes nothing. docs/import.md tells the columns. " +
    "Exit code 0 when done, 1 with bad rows, 2 when it could not run.",
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { "dry-run": flag, json: flag },
      allowPositionals: true,
    });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0)
      throw new Correction("Name one file, as in portal import rewards rewards.csv.");
    const known = await stat(path).catch(() => null);
    if (!known?.isFile()) throw new Correction(`There is no file ${path}.`);
    forgetTerms();
    const lines = readRewardFile(createReadStream(path));
    const prepared = await prepareImport(null, lines, await programmeFile(), await programmeNow());
    if (!prepared.ok) throw new Correction(sentenceOf(prepared.refusal));
    const { batchId, rows } = prepared.value;
    if (!values["dry-run"] && (await beginBatch(null, batchId)).ok) await runBatch(batchId);
    return tell(batchId, rows, values);
  },
};

export const exportRewards: Command = {
  name: "export rewards",
  usage: "export rewards [--excel]",
  about:
    "Writes the whole catalogue as CSV, both languages and every column; --excel takes semicolons and a mark that Indonesian Excel knows.",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { excel: flag } });
    const all = { q: "", state: null, kind: null, category: null, untranslated: false };
    const rows = everyRewardRow(all, await programmeFile());
    const options = {
      delimiter: values.excel ? ";" : ",",
      bom: values.excel ?? false,
      escapesFormulas: false,
    } as const;
    for await (const part of csvStream(rows, options)) {
      if (!process.stdout.write(part)) await new Promise((go) => process.stdout.once("drain", go));
    }
    return 0;
  },
};

async function tell(batchId: string, rows: number, options: { json?: boolean; "dry-run"?: boolean }): Promise<number> {
  const batch = await findCatalogueBatch(batchId, 0);
  if (batch === null) throw new Error("What was prepared is gone");
  const { waiting, done, unchanged, made } = batch;
  const refused = batch.total - waiting - done - unchanged;
  const isDryRun = options["dry-run"] ?? false;
  const errors = await listCatalogueRows(batchId, {
    after: 0,
    limit: options.json ? rows : ERRORS_SHOWN,
    show: "refused",
    locale: "en",
  });
  if (options.json) {
    const changed = isDryRun ? waiting : done;
    console.log(JSON.stringify({ rows, changed, made, unchanged, errors: errors.map(sayError), isDryRun }));
  } else if (refused > 0) {
    for (const row of errors) console.error(`Line ${row.place}, ${row.label}: ${sayError(row).said}`);
    if (refused > errors.length) console.error(`… and ${refused - errors.length} more.`);
    console.error(`Nothing was changed: correct ${refused} of ${rows} rows and import the file again.`);
  } else {
    console.log(isDryRun ? "Nothing was changed; the import would give:" : "Imported:");
    console.log(`  ${isDryRun ? waiting : done} rewards changed, ${made} of them new`);
    console.log(`  ${unchanged} as they were`);
  }
  return refused > 0 ? 1 : 0;
}

const words = catalogue.en["staff-catalogue"];
const problems: Record<string, string> = { ...catalogue.en["staff-rewards"].problem, ...words.problem };
const outcomes: Record<string, string> = { ...catalogue.en["staff-rewards"].refusal, ...words.outcome };

function sayError({ place, label, outcome, problems: wrong }: CatalogueRow) {
  const fields = Object.entries(wrong).map(([field, problem]) => `${field}: ${problems[problem] ?? problem}`);
  const said = fields.length > 0 ? fields.join("; ") : (outcomes[outcome ?? ""] ?? outcome ?? "");
  return { line: place, label, said };
}

function sentenceOf(refusal: { code: keyof typeof words.refusal; about?: string }): string {
  return words.refusal[refusal.code]
    .replace(/\{(reason|columns)\}/, refusal.about ?? "")
    .replace(/\{most.*\}/, "50,000");
}
