import { sql } from "@/db/client";
import { groupRoot } from "@/db/queries/compare-heads";
import { findStatement } from "@/db/queries/statement";
import { type Instant, realNow } from "@/lib/base/clock";
import { toHex } from "@/lib/base/hex";
import { newId } from "@/lib/base/uuid";
import { leafBytes } from "@/lib/loyalty/merkle";
import type { Actor } from "@/lib/loyalty/permissions";
import type { Statement } from "@/lib/loyalty/statement";
import { addCheckpoint } from "./add-checkpoint";

/** Checkpoints that one member's downloads may cause in a day. */
const A_DAY = 10;

/**
 * The member's statement, proved up to its last line: where no checkpoint knows that line yet, one is made of this member's head alone,
 * named by the next one and kept outside the database like every other. A member can cause ten a day; beyond that, and where nothing has moved,
 * the statement is proved by what there is.
 */
export async function takeStatement(actor: Actor<"membership.use">, now: Instant = realNow()): Promise<Statement> {
  const statement = await findStatement(actor.memberId);
  const { member, lines, proof } = statement;
  const last = lines.at(-1);
  if (last === undefined || proof?.version === last.version || !(await mayCause(member))) return statement;
  const leaf = Buffer.from(leafBytes({ memberId: member, version: last.version, head: last.hash }));
  const root = groupRoot(leaf);
  const tree = { scope: "some", members: 1, root: toHex(root), continues: true, leafSet: newId() } as const;
  await addCheckpoint(sql, { ...tree, groupRoots: Buffer.from(root), leaf, keptBefore: null }, now);
  return findStatement(actor.memberId);
}

async function mayCause(memberPublicId: string): Promise<boolean> {
  const [row] = await sql<{ allowed: boolean }[]>`
    select throttle_take(sha256(convert_to(${`statement:${memberPublicId}`}, 'UTF8')), ${A_DAY}, interval '1 day') as allowed`;
  return row?.allowed ?? false;
}
