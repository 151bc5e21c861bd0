import { sql } from "@/db/client";
import { groupRoot } from "@/db/queries/compare-heads";
import { findStatementHead, listHashedLines } from "@/db/queries/statement";
import { type Instant, realNow } from "@/lib/base/clock";
import { toHex } from "@/lib/base/hex";
import { newId } from "@/lib/base/uuid";
import { leafBytes } from "@/lib/loyalty/merkle";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Statement, StatementHead } from "@/lib/loyalty/statement";
import { addCheckpoint } from "./add-checkpoint";

/** Checkpoints that one member's downloads may cause in a day. */
const A_DAY = 10;

/**
 * How far the member's chain goes and the proof of it, up to its last line: where no checkpoint knows that line yet, one is made of this
 * member's head alone, named by the next one and kept outside the database like every other. A member can cause ten a day; beyond that, and
 * where nothing has moved, it is proved by what there is.
 */
export async function proveStatement(
  { memberId }: Actor<"membership.use">,
  now: Instant = realNow(),
): Promise<StatementHead> {
  const head = await findStatementHead(memberId);
  const { member, last, proof } = head;
  if (last === null || proof?.version === last.version || !(await mayCause(member))) return head;
  const leaf = Buffer.from(leafBytes({ memberId: member, version: last.version, head: last.hash }));
  const root = groupRoot(leaf);
  const tree = { scope: "some", members: 1, root: toHex(root), continues: true, leafSet: newId() } as const;
  await addCheckpoint(sql, { ...tree, groupRoots: Buffer.from(root), leaf, keptBefore: null }, now);
  return findStatementHead(memberId);
}

/** The member's whole statement, with what is hashed of every line, for checking. */
export async function takeStatement(actor: Actor<"membership.use">, now: Instant = realNow()): Promise<Statement> {
  const { programme, member, last, proof } = await proveStatement(actor, now);
  const lines = await listHashedLines(actor.memberId, last?.version ?? 0);
  return { format: "setia-statement-1", programme, member, lines, proof };
}

async function mayCause(memberPublicId: string): Promise<boolean> {
  const [row] = await sql<{ allowed: boolean }[]>`
    select throttle_take(sha256(convert_to(${`statement:${memberPublicId}`}, 'UTF8')), ${A_DAY}, interval '1 day') as allowed`;
  return row?.allowed ?? false;
}
