import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { keepInFolder } from "@/lib/checkpoint-folder";
import type { SignedCheckpoint } from "@/lib/loyalty/checkpoint";

export type CheckpointKept = SignedCheckpoint & { scope: "all" | "some"; members: number; madeAt: Instant };

/** Puts a checkpoint of the database into the folder outside it, with its leaves while there are any; doing so again changes nothing. */
export async function keepCheckpoint(number: number, folder: string): Promise<CheckpointKept> {
  const [row] = await sql<(CheckpointKept & { leafSet: string })[]>`
    select text_ as text, signature, scope, members, made_at as "madeAt", leaf_set as "leafSet" from checkpoints where number = ${number}`;
  if (row === undefined) throw new Error(`There is no checkpoint ${number}`);
  await keepInFolder(folder, { text: row.text, signature: row.signature }, leavesOf(row.leafSet));
  return row;
}

const GROUPS_AT_ONCE = 32;

async function* leavesOf(leafSet: string): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += GROUPS_AT_ONCE) {
    const rows = await sql<{ leaves: Buffer }[]>`
      select leaves from checkpoint_leaves where leaf_set = ${leafSet} and place >= ${from} and place < ${from + GROUPS_AT_ONCE} order by place`;
    for (const { leaves } of rows) yield leaves;
    if (rows.length < GROUPS_AT_ONCE) return;
  }
}
