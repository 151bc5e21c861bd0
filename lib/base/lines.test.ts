import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines";

async function all(pieces: Iterable<Uint8Array>, longest?: number) {
  const lines: unknown[] = [];
  for await (const line of linesOf(pieces, longest)) lines.push(line);
  return lines;
}

test("lines are the same wherever the pieces of a file end, whatever ends the lines", async () => {
  const text = fc.array(fc.tuple(fc.constantFrom("KODE-1", "é", "", "x;y"), fc.constantFrom("\n", "\r\n", "\r")));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (parts, size) => {
      const written = `${parts.flat().join("")}akhir`;
      const bytes = Buffer.from(written);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );

      const lines = await all(pieces);

      const expected = written.split(/\r\n|\n|\r/);
      expect(lines).toEqual(expected.map((each, place) => ({ line: place + 1, text: each })));
    }),
  );
});

test("a line without end is cut, not kept", async () => {
  const endless = Array.from({ length: 100 }, () => Buffer.from("x".repeat(1_000)));

  expect(await all(endless, 50)).toEqual([{ line: 1, text: "x".repeat(50) }]);
});
