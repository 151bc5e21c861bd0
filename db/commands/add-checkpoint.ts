import type { Sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { type KeptCheckpoint, textDigest } from "@/lib/checkpoint-folder";
import { checkpointPublicKey, signCheckpoint } from "@/lib/checkpoint-key";
import { type Checkpoint, checkpointText } from "@/lib/loyalty/checkpoint";

type Tree = Pick<Checkpoint, "scope" | "members" | "root" | "continues"> & {
  leafSet: string;
  groupRoots: Buffer;
  /** The one leaf of a checkpoint of some; those of all are in the database already. */
  leaf: Buffer | null;
  /** The newest that lies in the folder, where that is known: numbers used there are not used again. */
  keptBefore: KeptCheckpoint | null;
};

const TRIES = 20;

/** Signs a tree as the checkpoint after the newest there is and writes it; answers its number. */
export async function addCheckpoint(sql: Sql, tree: Tree, now: Instant): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await newest(sql, tree.keptBefore);
    const checkpoint: Checkpoint = {
      ledger: before?.ledger ?? newId(),
      number: (before?.number ?? 0) + 1,
      scope: tree.scope,
      members: tree.members,
      root: tree.root,
      madeAt: now.toISOString(),
      previous: before && textDigest(before.text),
      continues: tree.continues,
      key: checkpointPublicKey(),
    };
    const { text, signature } = signCheckpoint(checkpointText(checkpoint));
    const { number, ledger, scope, members, continues } = checkpoint;
    const [row] = await sql<{ status: string }[]>`
      select add_checkpoint(${number}, ${ledger}, ${scope}, ${members}, ${now}, ${text}, ${signature}, ${continues}, ${tree.leafSet},
        ${tree.groupRoots}, ${tree.leaf}) as status`;
    if (row?.status === "done") return number;
  }
  throw new Error("Other checkpoints kept coming in between");
}

async function newest(
  sql: Sql,
  kept: KeptCheckpoint | null,
): Promise<{ ledger: string; number: number; text: string } | null> {
  const [row] = await sql<{ ledger: string; number: number; text: string }[]>`
    select ledger, number, text_ as text from checkpoints order by number desc limit 1`;
  if (kept === null || (row && row.number >= kept.checkpoint.number)) return row ?? null;
  return { ledger: kept.checkpoint.ledger, number: kept.checkpoint.number, text: kept.signed.text };
}
