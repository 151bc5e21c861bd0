import { CsvError, parse } from "csv-parse";

/** Reads a file from its beginning, each time it is asked for. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** A row that is none: how many columns it and the header have, or what the reader stumbled over. */
export type CsvFault = {
  line: number;
  fault: "columns_differ" | "not_text" | "not_csv";
  has: number;
  header: number;
  reason: string;
};
export type CsvRow<Field extends string> = { line: number; fields: Partial<Record<Field, string>> };

/** The columns of a file, or null where it is empty, whatever stands below them; throws csv-parse's `CsvError` where they cannot be read. */
export async function csvHeader(open: OpenFile): Promise<string[] | null> {
  for await (const { record } of csvRecords(open(), { to: 1 })) return record.map((column) => column.trim());
  return null;
}

/** The rows below the header, the place of each column saying which field it tells; null where it tells none. */
export async function* csvRows<Field extends string>(
  open: OpenFile,
  fields: readonly (Field | null)[],
): AsyncGenerator<CsvRow<Field> | CsvFault> {
  const wrong = { has: 0, header: fields.length, reason: "" };
  let isHeader = true;
  try {
    for await (const { record, line } of csvRecords(open())) {
      if (isHeader) isHeader = false;
      else if (record.length !== fields.length) yield { ...wrong, line, fault: "columns_differ", has: record.length };
      else if (record.some((cell) => cell.includes("\0"))) yield { ...wrong, line, fault: "not_text" };
      else yield { line, fields: fieldsOf(record, fields) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { ...wrong, line: Number(error.lines ?? 0), fault: "not_csv", reason: error.message };
  }
}

function fieldsOf<Field extends string>(
  record: string[],
  fields: readonly (Field | null)[],
): Partial<Record<Field, string>> {
  const row: Partial<Record<Field, string>> = {};
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place];
    if (field) row[field] = record[place] ?? "";
  }
  return row;
}

const HEADER_BYTES = 8_192;

/** The records of a CSV file as they come, by commas or semicolons, whichever its first line has more of, up to the record `to`; throws `CsvError`. */
export async function* csvRecords(
  source: AsyncIterable<Uint8Array>,
  { to = -1 } = {},
): AsyncGenerator<{ record: string[]; line: number }> {
  const bytes = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEADER_BYTES && !first.some((each) => each.includes(0x0a))) {
    const next = await bytes.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const header = Buffer.concat(first).toString("utf8").split("\n", 1)[0] ?? "";
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, delimiter, to });
  const feed = async () => {
    for (const each of first) await give(each);
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) await give(next.value);
    parser.end();
  };
  const give = async (each: Uint8Array) => {
    if (parser.write(each)) return;
    await new Promise<void>((go) => {
      const goOn = () => {
        parser.off("drain", goOn).off("close", goOn);
        go();
      };
      parser.on("drain", goOn).on("close", goOn);
    });
  };
  feed().catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { record, line: info.lines };
  } finally {
    parser.destroy();
    await bytes.return?.();
  }
}
