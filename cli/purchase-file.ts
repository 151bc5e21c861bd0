import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CsvError, parse } from "csv-parse";
import { type PurchaseField, purchaseFields, type RowError, type RowFields } from "@/lib/loyalty/purchase-row";
import { Correction } from "./command";

type FileRow = { line: number; fields: RowFields } | RowError;
export type PurchaseFile = {
  /** Columns that tell nothing the programme keeps. */
  ignored: string[];
  /** Reads the file from its beginning, a row at a time. */
  rows: () => AsyncGenerator<FileRow>;
};

/** Opens a CSV file of purchases: which column tells what, by name or by `map` (`column=field,…`). */
export async function openPurchaseFile(path: string, map: string | undefined): Promise<PurchaseFile> {
  const known = await stat(path).catch(() => null);
  if (!known?.isFile()) throw new Correction(`There is no file ${path}.`);
  const mapped = readMap(map);
  const header = await readHeader(path);
  const unknown = [...mapped.keys()].find((column) => !header.includes(column));
  if (unknown !== undefined) throw new Correction(`The file has no column "${unknown}": it has ${header.join(", ")}.`);
  const taken = new Set(mapped.values());
  const fields = header.map((column): PurchaseField | null => {
    const own = purchaseFields.find((field) => field === column);
    return mapped.get(column) ?? (own && !taken.has(own) ? own : null);
  });
  for (const field of ["member", "occurredAt", "total"] as const) {
    if (!fields.includes(field))
      throw new Correction(`No column tells the ${field}: name it with --map COLUMN=${field}.`);
  }
  return {
    ignored: header.filter((_, place) => fields[place] === null),
    rows: () => readRows(path, fields),
  };
}

function readMap(map: string | undefined): Map<string, PurchaseField> {
  const mapped = new Map<string, PurchaseField>();
  for (const pair of map?.split(",") ?? []) {
    const [column = "", name, ...rest] = pair.split("=").map((part) => part.trim());
    const field = purchaseFields.find((each) => each === name);
    if (column === "" || !field || rest.length > 0)
      throw new Correction(
        `--map takes column=field pairs with commas between them; fields are ${purchaseFields.join(", ")}.`,
      );
    if ([...mapped.values()].includes(field)) throw new Correction(`--map names ${field} twice.`);
    mapped.set(column, field);
  }
  return mapped;
}

async function readHeader(path: string): Promise<string[]> {
  for await (const { record } of records(path)) return record.map((column) => column.trim());
  throw new Correction("The file is empty.");
}

async function* readRows(path: string, fields: (PurchaseField | null)[]): AsyncGenerator<FileRow> {
  let isHeader = true;
  try {
    for await (const { record, line } of records(path)) {
      if (isHeader) isHeader = false;
      else if (record.length !== fields.length)
        yield { line, field: "", message: `The row has ${record.length} columns, the header ${fields.length}.` };
      else yield { line, fields: fieldsOf(record, fields) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: Number(error.lines ?? 0), field: "", message: `Not readable as CSV: ${error.message}` };
  }
}

function fieldsOf(record: string[], fields: (PurchaseField | null)[]): RowFields {
  const row: RowFields = {};
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place];
    if (field) row[field] = record[place] ?? "";
  }
  return row;
}

async function* records(path: string): AsyncGenerator<{ record: string[]; line: number }> {
  const source = createReadStream(path);
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { record, line: info.lines };
  } finally {
    source.destroy();
  }
}
