import { CsvError } from "csv-parse";
import { csvRecords } from "@/lib/csv-rows";
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
  try {
    for await (const { record, line } of csvRecords(source)) {
      if (header === null) {
        header = record.map((name) => name.trim().toLowerCase());
        checkHeader(header);
      } else if (record.length !== header.length) yield { line, problem: "columns_differ" };
      else yield { line, cells: Object.fromEntries(header.map((name, place) => [name, record[place] ?? ""])) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile("file_unreadable", error.message);
  }
  if (header === null) throw new UnreadableFile("file_empty");
}

function checkHeader(header: string[]): void {
  const known = new Set(fileColumns.map(({ name }) => name));
  const unknown = header.filter((name, place) => !known.has(name) || header.indexOf(name) !== place);
  if (!header.includes("id") && !header.includes("sku")) throw new UnreadableFile("column_missing");
  if (unknown.length > 0) throw new UnreadableFile("column_unknown", unknown.slice(0, 5).join(", "));
}
