import { on } from "node:events";
import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import type { Sql } from "@/db/client";

/** A value of a row as COPY tells it: its text, or null. */
export type Cell = string | null;

/**
 * The rows of a statement without parameters, as the server sends them with COPY: a chunk at a time and never all of them, however many
 * there are. One statement, so one moment of the database; much quicker than rows of results, since nothing is described or converted.
 */
export async function* copiedRows(sql: Sql, statement: string): AsyncGenerator<Cell[][]> {
  const stream: Readable = await sql.unsafe(copyOf(statement)).readable();
  yield* rowsOf(stream as AsyncIterable<Buffer>);
}

/**
 * The same over a connection of its own that another thread reads, for whoever has much to do with every row: receiving a row takes as
 * long as taking it apart.
 */
export async function* copiedRowsApart(url: string, statement: string): AsyncGenerator<Cell[][]> {
  const reader = new Worker(new URL("./copy-out.mjs", import.meta.url), {
    workerData: { url, statement: copyOf(statement) },
    execArgv: [],
  });
  try {
    yield* rowsOf(blocksOf(reader));
  } finally {
    await reader.terminate();
  }
}

async function* blocksOf(reader: Worker): AsyncGenerator<Buffer> {
  for await (const [block] of on(reader, "message", { close: ["exit"] }) as AsyncIterable<[Uint8Array | null]>) {
    if (block === null) return;
    yield Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    reader.postMessage("more");
  }
  throw new Error("What was being copied out ended before its end");
}

async function* rowsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Cell[][]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const read = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = read.lastIndexOf(0x0a) + 1;
    rest = read.subarray(end);
    if (end === 0) continue;
    yield read
      .toString("utf8", 0, end - 1)
      .split("\n")
      .map(cellsOf);
  }
}

/** A control character by itself: in a value it comes escaped, so that no value is taken for it and rows without other escapes are not looked through. */
const NULL = "\b";

const copyOf = (statement: string) => `copy (${statement}) to stdout (null '${NULL}')`;

function cellsOf(row: string): Cell[] {
  const cells: Cell[] = row.split("\t");
  for (let at = cells.indexOf(NULL); at >= 0; at = cells.indexOf(NULL, at + 1)) cells[at] = null;
  return row.includes("\\") ? cells.map(unescaped) : cells;
}

const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

function unescaped(cell: Cell): Cell {
  return cell?.includes("\\") ? cell.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter) : cell;
}
