import { type Bytes, fromHex, toHex } from "@/lib/base/hex";

/** SHA-256. A browser's answers later than the server's. */
export type Digest = (bytes: Bytes) => Bytes;
export type DigestLater = (bytes: Bytes) => Bytes | Promise<Bytes>;

/** What a checkpoint says of a member: the last line there was, and the hash that stands for it and all before it. */
export type Leaf = { memberId: string; version: number; head: string };

/** The bytes of a leaf: the member's id (16), the version (4, the most significant first), the head (32). */
export const LEAF_BYTES = 52;

export function leafBytes({ memberId, version, head }: Leaf): Bytes {
  const bytes = new Uint8Array(LEAF_BYTES);
  bytes.set(fromHex(memberId.replaceAll("-", "")), 0);
  new DataView(bytes.buffer).setUint32(16, version);
  bytes.set(fromHex(head), 20);
  return bytes;
}

export function leafFrom(bytes: Uint8Array): Leaf {
  const memberId = toHex(bytes.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16);
  return { memberId, version, head: toHex(bytes.subarray(20, LEAF_BYTES)) };
}

/**
 * The tree is that of RFC 6962 (Certificate Transparency): what is hashed of a leaf begins with a zero byte, what is hashed of two
 * branches with a one, and where the number of leaves is no power of two the largest full tree stands on the left.
 */
export function hashedOfLeaf(leaf: Uint8Array): Bytes {
  return joined(LEAF, leaf);
}

/** The root over leaf hashes, or over the roots of full subtrees of one size of which only the last may be shorter. */
export function rootOf(hashes: readonly Bytes[], digest: Digest): Bytes {
  const [only] = hashes;
  if (only === undefined) return digest(new Uint8Array());
  if (hashes.length === 1) return only;
  const split = largestPowerBelow(hashes.length);
  return digest(joined(NODE, rootOf(hashes.slice(0, split), digest), rootOf(hashes.slice(split), digest)));
}

/** The hashes that lead from the one at `place` to the root, nearest first. */
export function pathFrom(place: number, hashes: readonly Bytes[], digest: Digest): Bytes[] {
  if (hashes.length <= 1) return [];
  const split = largestPowerBelow(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return place < split
    ? [...pathFrom(place, left, digest), rootOf(right, digest)]
    : [...pathFrom(place - split, right, digest), rootOf(left, digest)];
}

/** The root to which a leaf's hash at `place` of `size` leads along its path (RFC 9162, 2.1.3.2); null where the path does not fit the tree. */
export async function rootAlong(
  leafHash: Bytes,
  { place, size, path }: { place: number; size: number; path: readonly Bytes[] },
  digest: DigestLater,
): Promise<Bytes | null> {
  if (!Number.isSafeInteger(place) || !Number.isSafeInteger(size) || place < 0 || place >= size) return null;
  let at = place;
  let last = size - 1;
  let root = leafHash;
  for (const sibling of path) {
    if (last === 0) return null;
    const isRight = at % 2 === 1 || at === last;
    root = await digest(isRight ? joined(NODE, sibling, root) : joined(NODE, root, sibling));
    // A branch without a neighbour on its right rises until it has one on its left.
    while (isRight && at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function joined(...parts: Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
