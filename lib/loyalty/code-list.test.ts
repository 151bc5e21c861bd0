import { expect, test } from "vitest";
import { readCodeList } from "./code-list";

test("a pasted list is read line by line, whatever ends its lines, and what is left out is told by line", () => {
  const list = readCodeList(`\uFEFFABCD-1234\r\n\r\n  "WXYZ-9876"  \nabcd 1234\nAB\nKODÉ-1234\n${"X".repeat(101)}`);

  expect(list.codes).toEqual([
    { line: 1, code: "ABCD-1234" },
    { line: 3, code: "WXYZ-9876" },
  ]);
  expect(list.repeated).toEqual([{ line: 4, first: 1 }]);
  expect(list.bad).toEqual([
    { line: 5, because: "too_short" },
    { line: 6, because: "not_printable" },
    { line: 7, because: "too_long" },
  ]);
});
