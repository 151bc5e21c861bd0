import { z } from "zod";

/**
 * What the whole ledger came to at one moment, to be kept where nobody who can alter the ledger can alter it: signed as the text
 * that `checkpointText` writes (docs/ledger-format.md).
 */
export type Checkpoint = {
  /** Which ledger: chosen with the first checkpoint. */
  ledger: string;
  /** Rises by one; numbers of a ledger are never used again. */
  number: number;
  /** Every member with a line, or those alone who asked for a statement meanwhile. */
  scope: "all" | "some";
  /** How many leaves the tree has. */
  members: number;
  /** The tree's root, in hexadecimal digits. */
  root: string;
  madeAt: string;
  /** The digest of the text of the checkpoint before this one; null for the first. */
  previous: string | null;
  /** False: somebody said that this ledger need not go on from the one before, as after a backup was put back. */
  continues: boolean;
  /** The public key that signs it, in base64. */
  key: string;
};

/** A checkpoint as it is kept and shown: its exact text and the signature over it, in base64. */
export type SignedCheckpoint = { text: string; signature: string };

export const signedCheckpoint = z.object({ text: z.string().max(2_000), signature: z.base64().max(200) });

export function checkpointText(checkpoint: Checkpoint): string {
  const { ledger, number, scope, members, root, madeAt, previous, continues, key } = checkpoint;
  return [
    "setia-checkpoint-1",
    `ledger ${ledger}`,
    `number ${number}`,
    `scope ${scope}`,
    `members ${members}`,
    `root ${root}`,
    `made ${madeAt}`,
    `previous ${previous ?? "none"}`,
    `continues ${continues ? "yes" : "no"}`,
    `key ${key}`,
    "",
  ].join("\n");
}

const shape = new RegExp(
  [
    "^setia-checkpoint-1",
    "ledger ([0-9a-f-]{36})",
    "number ([1-9][0-9]{0,8})",
    "scope (all|some)",
    "members (0|[1-9][0-9]{0,9})",
    "root ([0-9a-f]{64})",
    "made ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z)",
    "previous (none|[0-9a-f]{64})",
    "continues (yes|no)",
    "key ([A-Za-z0-9+/]{43}=)",
    "$",
  ].join("\n"),
);

/** Reads what `checkpointText` wrote; null for any other text, so that a checkpoint has one form alone. */
export function checkpointFrom(text: string): Checkpoint | null {
  const [, ledger = "", number, scope, members, root = "", madeAt = "", previous, continues, key = ""] =
    shape.exec(text) ?? [];
  if (number === undefined) return null;
  return {
    ledger,
    number: Number(number),
    scope: scope === "all" ? "all" : "some",
    members: Number(members),
    root,
    madeAt,
    previous: previous === undefined || previous === "none" ? null : previous,
    continues: continues === "yes",
    key,
  };
}
