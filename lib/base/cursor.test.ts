import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor";

test("a cursor reads back as it was written", () => {
  expect(readCursor(writeCursor(["kopi", 7]), ["string", "number"])).toEqual(["kopi", 7]);
});

test("whatever else an address holds begins the list anew", () => {
  for (const text of [undefined, "", "e30", "x".repeat(500), writeCursor([1, 2]), writeCursor(["kopi"])]) {
    expect(readCursor(text, ["string", "number"])).toBeNull();
  }
});
