import { hash } from "node:crypto";
import type { Sql } from "@/db/client";
import type { Bytes } from "@/lib/base/hex";
import type { KeptCheckpoint, KeptLedger } from "@/lib/checkpoint-folder";
import { hashedOfLeaf, LEAF_BYTES, type Leaf, leafFrom, rootOf } from "@/lib/loyalty/merkle";
import { hashesOfLines } from "./heads";
import type { Finding } from "./verify-member";

/** Full subtrees of this many leaves are hashed by themselves. */
export const GROUP = 1_024;

const LOOKED_UP_AT_ONCE = 1_000;

export const sha256 = (bytes: Bytes): Bytes => new Uint8Array(hash("sha256", bytes, "buffer"));

export function groupRoot(leaves: Buffer): Bytes {
  const hashes: Bytes[] = [];
  for (let at = 0; at < leaves.length; at += LEAF_BYTES)
    hashes.push(sha256(hashedOfLeaf(leaves.subarray(at, at + LEAF_BYTES))));
  return rootOf(hashes, sha256);
}

export type Comparison = {
  findings: Finding[];
  /** Whether any member of the checkpoint is in this database: if none is, the checkpoint is of another ledger. */
  isSameLedger: boolean;
};

/**
 * Holds every member's chain against the newest checkpoint of all members in the folder and against those made after it for single
 * members: each line that was a head then must be there unchanged. `heads` are what the database has now, read to their end.
 */
export async function compareHeads(sql: Sql, kept: KeptLedger, heads: AsyncIterable<Buffer>): Promise<Comparison> {
  const findings = kept.faults.map((message) => found("checkpoints_follow_each_other", null, message));
  const whole = kept.newest.find(({ checkpoint }) => checkpoint.scope === "all");
  const known = leavesOf(kept, whole, findings);
  const moved: Leaf[] = [];
  let isSameLedger = false;
  let leaf = await known.next();
  const gone: Leaf[] = [];
  for await (const chunk of heads) {
    for (let at = 0; at < chunk.length; at += LEAF_BYTES) {
      const head = chunk.subarray(at, at + LEAF_BYTES);
      while (!leaf.done && leaf.value.compare(head, 0, 16, 0, 16) < 0) {
        gone.push(leafFrom(leaf.value));
        leaf = await known.next();
      }
      if (leaf.done || leaf.value.compare(head, 0, 16, 0, 16) !== 0) continue;
      isSameLedger = true;
      if (!leaf.value.equals(head)) moved.push(leafFrom(leaf.value));
      leaf = await known.next();
    }
  }
  for (; !leaf.done; leaf = await known.next()) gone.push(leafFrom(leaf.value));
  const single = await singleLeaves(kept);
  const number = whole?.checkpoint.number ?? 0;
  const claims = [...[...gone, ...moved].map((each) => ({ number, leaf: each })), ...single];
  for (let from = 0; from < claims.length; from += LOOKED_UP_AT_ONCE) {
    const some = claims.slice(from, from + LOOKED_UP_AT_ONCE);
    const hashes = await hashesOfLines(
      sql,
      some.map((claim) => claim.leaf),
    );
    for (const [place, claim] of some.entries()) {
      const is = hashes[place] ?? null;
      if (is !== null) isSameLedger = true;
      if (is !== claim.leaf.head) findings.push(lost(claim, is));
    }
  }
  return { findings, isSameLedger };
}

async function* leavesOf(kept: KeptLedger, whole: KeptCheckpoint | undefined, findings: Finding[]) {
  if (whole === undefined) return;
  const roots: Bytes[] = [];
  let group: Buffer[] = [];
  for await (const leaf of kept.leavesOf(whole)) {
    group.push(leaf);
    if (group.length === GROUP) {
      roots.push(groupRoot(Buffer.concat(group)));
      group = [];
    }
    yield leaf;
  }
  if (group.length > 0) roots.push(groupRoot(Buffer.concat(group)));
  if (Buffer.from(rootOf(roots, sha256)).toString("hex") !== whole.checkpoint.root)
    findings.push(
      found(
        "checkpoints_have_their_leaves",
        null,
        `The list of leaves beside checkpoint ${whole.checkpoint.number} in the folder is not the one that was signed`,
      ),
    );
}

async function singleLeaves(kept: KeptLedger): Promise<{ number: number; leaf: Leaf }[]> {
  const claims: { number: number; leaf: Leaf }[] = [];
  for (const each of kept.newest.filter(({ checkpoint }) => checkpoint.scope === "some"))
    for await (const leaf of kept.leavesOf(each)) claims.push({ number: each.checkpoint.number, leaf: leafFrom(leaf) });
  return claims;
}

function lost({ number, leaf }: { number: number; leaf: Leaf }, is: string | null): Finding {
  const message =
    is === null
      ? `Checkpoint ${number} knew line ${leaf.version}, and it is gone`
      : `Line ${leaf.version} is not the one that checkpoint ${number} knew, or what came before it was written anew`;
  return found("checkpoints_are_kept_by_the_chains", leaf, message);
}

function found(invariant: string, leaf: Leaf | null, message: string): Finding {
  return { invariant, memberId: leaf?.memberId ?? null, version: leaf?.version ?? null, message };
}
