import { describe, expect, test } from "vitest";
import { dayEnd } from "./calendar";
import { readCodeLine, readDay } from "./code-list";

describe("a line of a list of codes", () => {
  test("is a code, alone or with the day until which its supplier takes it", () => {
    const lines = [
      "\uFEFFABCD-1234",
      '  "WXYZ-9876"  ',
      "ABCD;2027-12-31",
      'ABCD,"31/12/2027"',
      "ABCD\t31.12.2027",
      '"A,B;CD"',
    ];

    expect(lines.map((text, place) => readCodeLine(text, place + 1))).toEqual([
      { code: "ABCD-1234", endsOn: null },
      { code: "WXYZ-9876", endsOn: null },
      ...Array.from({ length: 3 }, () => ({ code: "ABCD", endsOn: "2027-12-31" })),
      { code: "A,B;CD", endsOn: null },
    ]);
  });

  test("says nothing where it is empty or the header", () => {
    expect([readCodeLine("  ", 4), readCodeLine("Kode;Berlaku sampai", 1), readCodeLine("code", 1)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(readCodeLine("code", 2)).toEqual({ code: "code", endsOn: null });
  });

  test("is told apart from what cannot be one", () => {
    const lines = ["AB", "KODÉ-1234", "X".repeat(101), "ABCD;soon", "ABCD;2027-02-30", "ABCD;2027-12-31;1"];

    expect(lines.map((text) => readCodeLine(text, 9))).toEqual(
      ["too_short", "not_printable", "too_long", "not_a_day", "not_a_day", "not_a_day"].map((because) => ({ because })),
    );
  });
});

test("a code is good to the end of its last day in the programme's zone", () => {
  expect(dayEnd("2027-12-31", "Asia/Jakarta").toISOString()).toBe("2027-12-31T17:00:00.000Z");
  expect(readDay("")).toBeNull();
});
