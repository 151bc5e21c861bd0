import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bytes, fromHex, toHex } from "@/lib/base/hex";
import { hashedOfLeaf, leafBytes, leafFrom, pathFrom, rootAlong, rootOf } from "./merkle";

const sha256 = (bytes: Bytes): Bytes => new Uint8Array(createHash("sha256").update(bytes).digest());
const leafHashes = (leaves: string[]) => leaves.map((leaf) => sha256(hashedOfLeaf(fromHex(leaf))));

/** The eight leaves and the roots over the first one, two … eight of them that Certificate Transparency's own logs are tested with. */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the tree over all heads", () => {
  it("is the tree of RFC 6962", () => {
    const built = leaves.map((_, place) => toHex(rootOf(leafHashes(leaves.slice(0, place + 1)), sha256)));

    expect(built).toEqual(roots);
  });

  it("is the hash of nothing where there are no members", () => {
    expect(toHex(rootOf([], sha256))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("hashes three leaves as two branches and one, each after its own first byte", () => {
    const [a, b, c] = leaves.map((leaf) => sha256(new Uint8Array([0, ...fromHex(leaf)])));
    const left = sha256(new Uint8Array([1, ...(a ?? []), ...(b ?? [])]));
    const byHand = sha256(new Uint8Array([1, ...left, ...(c ?? [])]));

    expect(toHex(byHand)).toBe(roots[2]);
  });

  it("shows every leaf of a tree of any size to be in it, and nowhere else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), async (size, from, elsewhere) => {
        const hashes = leafHashes(Array.from({ length: size }, (_, place) => place.toString(16).padStart(4, "0")));
        const place = from % size;
        const path = pathFrom(place, hashes, sha256);
        const root = toHex(rootOf(hashes, sha256));
        const along = (at: number, of: number) =>
          rootAlong(hashes[place] ?? new Uint8Array(), { place: at, size: of, path }, sha256);

        const shown = await along(place, size);
        expect(shown && toHex(shown)).toBe(root);
        const other = elsewhere % size;
        const wrong = other === place ? null : await along(other, size);
        expect(wrong === null || toHex(wrong) !== root).toBe(true);
        expect(await along(size, size)).toBeNull();
      }),
    );
  });

  it("comes to the same root over the roots of equal groups", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), (size) => {
        const hashes = leafHashes(Array.from({ length: size }, (_, place) => place.toString(16).padStart(4, "0")));
        const groups = Array.from({ length: Math.ceil(size / 8) }, (_, group) =>
          hashes.slice(group * 8, group * 8 + 8),
        );

        const grouped = rootOf(
          groups.map((group) => rootOf(group, sha256)),
          sha256,
        );

        expect(toHex(grouped)).toBe(toHex(rootOf(hashes, sha256)));
      }),
    );
  });
});

describe("a leaf", () => {
  it("is a member's id, the number of their last line and its hash", () => {
    const leaf = { memberId: "0192f0a1-0000-7000-8000-0000000000ff", version: 258, head: "ab".repeat(32) };

    const bytes = leafBytes(leaf);

    expect(toHex(bytes)).toBe(`0192f0a10000700080000000000000ff00000102${"ab".repeat(32)}`);
    expect(leafFrom(bytes)).toEqual(leaf);
  });
});
