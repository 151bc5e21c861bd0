import { CsvError, parse } from "csv-parse";
import { fileColumns } from "./columns";
import type { FileCells } from "./reward-row";

export type FileLine = { line: number; cells: FileCells } | { line: number; problem: "columns_differ" };

/** Why a file cannot be read at all. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: "file_empty" | "column_missing" | "column_unknown" | "file_unreadable",
    readonly about = "",
  ) {
    super(about);
  }
}

/**
 * The rows of a catalogue's file as they come, by the names in its header; commas or semicolons, whichever its header has more of.
 * Throws `UnreadableFile`, also in its midst.
 */
export async function* readRewardFile(source: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  let header: string[] | null = null;
  for await (const { record, line } of records(source)) {
    if (header === null) {
      header = record.map((name) => name.trim().toLowerCase());
      checkHeader(header);
    } else if (record.length !== header.length) yield { line, problem: "columns_differ" };
    else yield { line, cells: Object.fromEntries(header.map((name, place) => [name, record[place] ?? ""])) };
  }
  if (header === null) throw new UnreadableFile("file_empty");
}

function checkHeader(header: string[]): void {
  const known = new Set(fileColumns.map(({ name }) => name));
  const unknown = header.filter((name, place) => !known.has(name) || header.indexOf(name) !== place);
  if (!header.includes("id") && !header.includes("sku")) throw new UnreadableFile("column_missing");
  if (unknown.length > 0) throw new UnreadableFile("column_unknown", unknown.slice(0, 5).join(", "));
}

const HEADER_BYTES = 8_192;

async function* records(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ record: string[]; line: number }> {
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
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, delimiter });
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
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile("file_unreadable", error.message);
  } finally {
    parser.destroy();
    await bytes.return?.();
  }
}
