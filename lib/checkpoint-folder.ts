import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Checkpoint, checkpointFrom, type SignedCheckpoint, signedCheckpoint } from "@/lib/loyalty/checkpoint";
import { LEAF_BYTES } from "@/lib/loyalty/merkle";
import { isSignedByUs } from "./checkpoint-key";

/** A checkpoint as it lies in the folder. */
export type KeptCheckpoint = { checkpoint: Checkpoint; signed: SignedCheckpoint };

/** One ledger's checkpoints outside the database. */
export type KeptLedger = {
  ledger: string;
  /** The newest first: down to the newest of all members, which is last. */
  newest: KeptCheckpoint[];
  /** What is wrong with the folder itself. */
  faults: string[];
  /** The leaves of one of them, in their order; nothing where they were not kept. */
  leavesOf: (kept: KeptCheckpoint) => AsyncGenerator<Buffer>;
};

const kept = signedCheckpoint.extend({ leaf: z.base64().optional() });

export const textDigest = (text: string) => hash("sha256", text, "hex");

/**
 * Puts a checkpoint into the folder: whole or not at all, on the disk when this returns, never over another. Lists of leaves are kept
 * for the two newest checkpoints of all members; the signed texts for good.
 */
export async function keepInFolder(
  folder: string,
  signed: SignedCheckpoint,
  leaves: AsyncIterable<Buffer>,
): Promise<void> {
  const checkpoint = checkpointFrom(signed.text);
  if (checkpoint === null || !isSignedByUs(signed)) throw new Error("This is no checkpoint of ours");
  const own = join(folder, checkpoint.ledger);
  await mkdir(own, { recursive: true });
  const name = nameOf(checkpoint.number);
  if (checkpoint.scope === "all") {
    await writeOnce(join(own, `${name}.leaves`), leaves);
    await writeOnce(join(own, `${name}.json`), [Buffer.from(`${JSON.stringify(signed)}\n`)]);
    const lists = (await readdir(own)).filter((each) => each.endsWith(".leaves")).sort();
    for (const old of lists.slice(0, -2)) await rm(join(own, old));
  } else {
    const parts: Buffer[] = [];
    for await (const leaf of leaves) parts.push(leaf);
    const text = JSON.stringify({ ...signed, leaf: Buffer.concat(parts).toString("base64") });
    await writeOnce(join(own, `${name}.json`), [Buffer.from(`${text}\n`)]);
  }
}

/** Every ledger of which the folder holds checkpoints that CHECKPOINT_KEY signed. */
export async function readFolder(folder: string): Promise<KeptLedger[]> {
  const ledgers: KeptLedger[] = [];
  for (const ledger of await namesIn(folder)) {
    if (!/^[0-9a-f-]{36}$/.test(ledger)) continue;
    const found = await readLedger(join(folder, ledger), ledger);
    if (found !== null) ledgers.push(found);
  }
  return ledgers;
}

async function readLedger(folder: string, ledger: string): Promise<KeptLedger | null> {
  const numbers = (await namesIn(folder)).flatMap((name) => /^([0-9]{8})\.json$/.exec(name)?.[1] ?? []).map(Number);
  numbers.sort((a, b) => b - a);
  const newest: KeptCheckpoint[] = [];
  const faults: string[] = [];
  let isOurs = false;
  for (const [place, number] of numbers.entries()) {
    const signed = await readKept(folder, number);
    const checkpoint = signed && checkpointFrom(signed.text);
    const previous = newest.at(-1)?.checkpoint;
    if (!signed || checkpoint?.number !== number || checkpoint.ledger !== ledger || !isSignedByUs(signed)) {
      faults.push(`Checkpoint ${number} in the folder cannot be read, or CHECKPOINT_KEY did not sign it`);
      continue;
    }
    isOurs = true;
    if (previous && previous.number === number + 1 && previous.previous !== textDigest(signed.text))
      faults.push(`Checkpoint ${previous.number} in the folder does not name checkpoint ${number} as it lies there`);
    newest.push({ checkpoint, signed: { text: signed.text, signature: signed.signature } });
    if (checkpoint.scope === "all") break;
    if (place > 0 && (numbers[place - 1] ?? 0) !== number + 1)
      faults.push(`Checkpoint ${number + 1} is not in the folder`);
  }
  if (!isOurs) return null;
  return { ledger, newest, faults, leavesOf: (each) => leavesIn(folder, each) };
}

async function* leavesIn(folder: string, { checkpoint }: KeptCheckpoint): AsyncGenerator<Buffer> {
  const name = nameOf(checkpoint.number);
  if (checkpoint.scope === "some") {
    const found = await readKept(folder, checkpoint.number);
    if (found?.leaf !== undefined) yield Buffer.from(found.leaf, "base64");
    return;
  }
  if (!(await namesIn(folder)).includes(`${name}.leaves`)) return;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(join(folder, `${name}.leaves`), { highWaterMark: LEAF_BYTES * 4_096 })) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % LEAF_BYTES);
    for (let at = 0; at < whole; at += LEAF_BYTES) yield bytes.subarray(at, at + LEAF_BYTES);
    rest = bytes.subarray(whole);
  }
}

async function readKept(folder: string, number: number): Promise<z.infer<typeof kept> | null> {
  try {
    return kept.parse(JSON.parse(await readFile(join(folder, `${nameOf(number)}.json`), "utf8")));
  } catch {
    return null;
  }
}

/** Writes beside its place, makes sure that it is on the disk, and links it there: a file that is there already stays. */
async function writeOnce(path: string, chunks: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const unfinished = `${path}.${process.pid}.${performance.now()}`;
  try {
    const file = await open(/* turbopackIgnore: true */ unfinished, "wx", 0o600);
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  const folder = await open(join(path, ".."), "r");
  await folder.sync().catch(() => {}); // not every system can
  await folder.close();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

const nameOf = (number: number) => String(number).padStart(8, "0");
