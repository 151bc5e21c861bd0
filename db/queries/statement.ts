import { sql } from "@/db/client";
import { type Bytes, toHex } from "@/lib/base/hex";
import { hashedOfLeaf, LEAF_BYTES, type Leaf, leafFrom, pathFrom } from "@/lib/loyalty/merkle";
import type { Statement, StatementHead, StatementLine } from "@/lib/loyalty/statement";
import { GROUP, sha256 } from "./compare-heads";

type Row = {
  member: string;
  programme: string;
  last: StatementHead["last"];
  all: KnownLeaves | null;
  single: KnownLeaves | null;
};

/** A checkpoint with those of its leaves among which the member's would be; bytes in hexadecimal digits. */
type KnownLeaves = { text: string; signature: string; groupRoots: string; place: number; leaves: string };

/** The last line of a member, and the proof of the newest checkpoint that knew them. One statement. */
export async function findStatementHead(memberId: number): Promise<StatementHead> {
  const known = sql`json_build_object('text', c.text_, 'signature', c.signature, 'groupRoots', encode(c.group_roots, 'hex'), 'place', l.place,
    'leaves', encode(l.leaves, 'hex'))`;
  const [row] = await sql<Row[]>`
    select m.public_id as member, i.programme_name as programme,
      (select json_build_object('version', j.version, 'balanceAfter', j.balance_after, 'hash', encode(j.hash, 'hex'))
        from journals j where j.member_id = m.id order by j.version desc limit 1) as last,
      (select ${known} from checkpoint_leaves l join checkpoints c on c.leaf_set = l.leaf_set
        where c.number = (select max(number) from checkpoints where scope = 'all') and l.first_member <= m.public_id
        order by l.first_member desc limit 1) as all,
      (select ${known} from checkpoint_leaves l join checkpoints c on c.leaf_set = l.leaf_set
        where c.scope = 'some' and l.first_member = m.public_id order by c.number desc limit 1) as single
    from installation i, members m where i.id = 1 and m.id = ${memberId}`;
  if (row === undefined) throw new Error("There is no such member");
  const proofs = [row.all, row.single].flatMap((each) => proofIn(each, row.member) ?? []);
  const [newest = null] = proofs.sort((a, b) => b.version - a.version);
  return { programme: row.programme, member: row.member, last: row.last, proof: newest };
}

/** All lines of a member up to this one, with what is hashed of them. */
export async function listHashedLines(memberId: number, last: number): Promise<StatementLine[]> {
  const [row] = await sql<{ lines: StatementLine[] | null }[]>`
    select json_agg(json_build_object('version', j.version, 'kind', j.kind, 'points', j.points, 'tierPoints', j.tier_points,
        'balanceAfter', j.balance_after, 'occurredMicros', (extract(epoch from j.occurred_at) * 1000000)::bigint, 'source', j.source,
        'termsVersion', j.terms_version, 'idempotencyKey', encode(j.idempotency_key, 'hex'), 'changes', j.changes, 'trace', j.trace,
        'hash', encode(j.hash, 'hex')) order by j.version) as lines
    from journals j where j.member_id = ${memberId} and j.version <= ${last}`;
  return row?.lines ?? [];
}

function proofIn(known: KnownLeaves | null, memberId: string): Statement["proof"] {
  if (known === null) return null;
  const leaves = Array.from(slices(Buffer.from(known.leaves, "hex"), LEAF_BYTES));
  const groupRoots: Bytes[] = Array.from(
    slices(Buffer.from(known.groupRoots, "hex"), 32),
    (root) => new Uint8Array(root),
  );
  const place = leaves.findIndex((leaf) => leafFrom(leaf).memberId === memberId);
  const own: Leaf | null = leaves[place] ? leafFrom(leaves[place]) : null;
  if (own === null) return null;
  const hashes = leaves.map((leaf) => sha256(hashedOfLeaf(leaf)));
  const path = [...pathFrom(place, hashes, sha256), ...pathFrom(known.place, groupRoots, sha256)];
  return {
    checkpoint: { text: known.text, signature: known.signature },
    version: own.version,
    place: known.place * GROUP + place,
    path: path.map(toHex),
  };
}

function* slices(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
