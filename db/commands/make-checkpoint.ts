import { connect, type Sql } from "@/db/client";
import { compareFolder } from "@/db/queries/compare-folder";
import { GROUP, groupRoot, sha256 } from "@/db/queries/compare-heads";
import { readHeads } from "@/db/queries/heads";
import type { Finding } from "@/db/queries/verify-member";
import { withWholeLedger } from "@/db/queries/whole-ledger";
import { type Instant, realNow } from "@/lib/base/clock";
import { type Bytes, toHex } from "@/lib/base/hex";
import { newId } from "@/lib/base/uuid";
import { LEAF_BYTES, rootOf } from "@/lib/loyalty/merkle";
import { addCheckpoint } from "./add-checkpoint";

/** Groups sent to the database at once: 1.7 MB in hexadecimal digits. */
const GROUPS_AT_ONCE = 16;
const ORPHANED_AFTER_MS = 24 * 3_600_000;

export type CheckpointMade = { number: number; members: number; root: string } | { number: null; findings: Finding[] };

/**
 * Signs what the whole ledger comes to now, everybody's head as a leaf, after holding the same heads against the newest checkpoint in the
 * folder: where a chain does not go on from there, nothing is signed and what is wrong is answered, unless `accepted` says that
 * somebody knows why, as after a backup was put back. Heads are read in one statement; memory does not grow with members.
 */
export async function makeCheckpoint(
  { ownerUrl, folder, accepted = false }: { ownerUrl: string; folder: string; accepted?: boolean },
  now: Instant = realNow(),
): Promise<CheckpointMade> {
  const writer = connect(ownerUrl, { max: 2 });
  try {
    await forgetOrphans(writer, now);
    const { leaves, compared } = await withWholeLedger(ownerUrl, async (reader) => {
      let building = new Leaves(writer);
      const heads = () => {
        building = new Leaves(writer);
        return building.taken(readHeads(reader));
      };
      const compared = await compareFolder(reader, folder, heads);
      if (!building.isComplete) for await (const _ of heads()); // the folder holds nothing to compare with
      return { leaves: building, compared };
    });
    if (compared.findings.length > 0 && !accepted) return { number: null, findings: compared.findings };
    const root = toHex(rootOf(leaves.groupRoots, sha256));
    const number = await addCheckpoint(
      writer,
      {
        scope: "all",
        members: leaves.members,
        root,
        leafSet: leaves.set,
        groupRoots: Buffer.concat(leaves.groupRoots),
        leaf: null,
        continues: compared.findings.length === 0,
        keptBefore: compared.kept?.newest[0] ?? null,
      },
      now,
    );
    return { number, members: leaves.members, root };
  } finally {
    await writer.end({ timeout: 2 });
  }
}

/** Leaves on their way into the database, a group a row, with the roots over each. */
class Leaves {
  readonly set = newId();
  readonly groupRoots: Bytes[] = [];
  members = 0;
  isComplete = false;
  private waiting: Buffer[] = [];
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly sql: Sql) {}

  async *taken(heads: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const bytes = GROUP * LEAF_BYTES;
    for await (const chunk of heads) {
      yield chunk;
      this.rest = Buffer.concat([this.rest, chunk]);
      for (; this.rest.length >= bytes; this.rest = this.rest.subarray(bytes))
        await this.add(this.rest.subarray(0, bytes));
    }
    if (this.rest.length > 0) await this.add(this.rest);
    await this.write();
    this.isComplete = true;
  }

  private async add(group: Buffer): Promise<void> {
    this.members += group.length / LEAF_BYTES;
    this.groupRoots.push(groupRoot(group));
    this.waiting.push(group);
    if (this.waiting.length === GROUPS_AT_ONCE) await this.write();
  }

  private async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const first = this.groupRoots.length - this.waiting.length;
    await this.sql`
      insert into checkpoint_leaves (leaf_set, place, first_member, leaves)
      select ${this.set}, ${first}::integer + place::integer - 1, left(leaves, 32)::uuid, decode(leaves, 'hex')
      from unnest(${this.waiting.map((group) => group.toString("hex"))}::text[]) with ordinality as written(leaves, place)`;
    this.waiting = [];
  }
}

/** Leaves whose checkpoint was never made, because the process died: their name tells since when they wait. */
async function forgetOrphans(sql: Sql, now: Instant): Promise<void> {
  const milliseconds = (now.getTime() - ORPHANED_AFTER_MS).toString(16).padStart(12, "0");
  const before = `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7000-8000-000000000000`;
  await sql`
    delete from checkpoint_leaves l where l.leaf_set < ${before}
      and not exists (select from checkpoints c where c.leaf_set = l.leaf_set)`;
}
