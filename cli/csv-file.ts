import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CsvError, parse } from "csv-parse";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { Correction } from "./command";

type FileRow<Field extends string> = { line: number; fields: Partial<Record<Field, string>> } | RowError;
export type CsvFile<Field extends string> = {
  /** Columns that tell nothing the programme keeps. */
  ignored: string[];
  /** Reads the file from its beginning, a row at a time. */
  rows: () => AsyncGenerator<FileRow<Field>>;
};

/** What a kind of file can tell, and what it must. */
type Shape<Field extends string> = { fields: readonly Field[]; required: readonly Field[] };

/** Opens a CSV file: which column tells what, by name or by `map` (`column=field,…`). */
export async function openCsvFile<Field extends string>(
  path: string,
  map: string | undefined,
  shape: Shape<Field>,
): Promise<CsvFile<Field>> {
  const known = await stat(path).catch(() => null);
  if (!known?.isFile()) throw new Correction(`There is no file ${path}.`);
  const mapped = readMap(map, shape.fields);
  const header = await readHeader(path);
  const unknown = [...mapped.keys()].find((column) => !header.includes(column));
  if (unknown !== undefined) throw new Correction(`The file has no column "${unknown}": it has ${header.join(", ")}.`);
  const taken = new Set(mapped.values());
  const fields = header.map((column): Field | null => {
    const own = shape.fields.find((field) => field === column);
    return mapped.get(column) ?? (own && !taken.has(own) ? own : null);
  });
  for (const field of shape.required) {
    if (!fields.includes(field))
      throw new Correction(`No column tells the ${field}: name it with --map COLUMN=${field}.`);
  }
  return {
    ignored: header.filter((_, place) => fields[place] === null),
    rows: () => readRows(path, fields),
  };
}

function readMap<Field extends string>(map: string | undefined, known: readonly Field[]): Map<string, Field> {
  const mapped = new Map<string, Field>();
  for (const pair of map?.split(",") ?? []) {
    const [column = "", name, ...rest] = pair.split("=").map((part) => part.trim());
    const field = known.find((each) => each === name);
    if (column === "" || !field || rest.length > 0)
      throw new Correction(`--map takes column=field pairs with commas between them; fields are ${known.join(", ")}.`);
    if ([...mapped.values()].includes(field)) throw new Correction(`--map names ${field} twice.`);
    mapped.set(column, field);
  }
  return mapped;
}

async function readHeader(path: string): Promise<string[]> {
  for await (const { record } of records(path)) return record.map((column) => column.trim());
  throw new Correction("The file is empty.");
}

async function* readRows<Field extends string>(path: string, fields: (Field | null)[]): AsyncGenerator<FileRow<Field>> {
  let isHeader = true;
  try {
    for await (const { record, line } of records(path)) {
      if (isHeader) isHeader = false;
      else if (record.length !== fields.length)
        yield { line, field: "", message: `The row has ${record.length} columns, the header ${fields.length}.` };
      else if (record.some((cell) => cell.includes("\0")))
        yield { line, field: "", message: "The row holds a character that is no text." };
      else yield { line, fields: fieldsOf(record, fields) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: Number(error.lines ?? 0), field: "", message: `Not readable as CSV: ${error.message}` };
  }
}

function fieldsOf<Field extends string>(record: string[], fields: (Field | null)[]): Partial<Record<Field, string>> {
  const row: Partial<Record<Field, string>> = {};
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
