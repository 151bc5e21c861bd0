import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type CsvFault, type CsvRow, csvHeader, csvRows, type OpenFile } from "@/lib/csv-rows";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { Correction } from "./command";

type FileRow<Field extends string> = CsvRow<Field> | RowError;
export type CsvFile<Field extends string> = {
  /** Columns that tell nothing the programme keeps. */
  ignored: string[];
  /** Reads the file from its beginning, a row at a time; what is no row is said in words. */
  rows: () => AsyncGenerator<FileRow<Field>>;
  /** The same, for imports with words of their own. */
  lines: () => AsyncGenerator<CsvRow<Field> | CsvFault>;
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
  const open = () => createReadStream(path);
  const header = await readHeader(open);
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
  const lines = () => csvRows(open, fields);
  return { ignored: header.filter((_, place) => fields[place] === null), rows: () => worded(lines()), lines };
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

async function readHeader(open: OpenFile): Promise<string[]> {
  const header = await csvHeader(open);
  if (header === null) throw new Correction("The file is empty.");
  return header;
}

const inWords: Record<CsvFault["fault"], (fault: CsvFault) => string> = {
  columns_differ: ({ has, header }) => `The row has ${has} columns, the header ${header}.`,
  not_text: () => "The row holds a character that is no text.",
  not_csv: ({ reason }) => `Not readable as CSV: ${reason}`,
};

async function* worded<Field extends string>(
  lines: AsyncIterable<CsvRow<Field> | CsvFault>,
): AsyncGenerator<FileRow<Field>> {
  for await (const each of lines)
    yield "fault" in each ? { line: each.line, field: "", message: inWords[each.fault](each) } : each;
}
