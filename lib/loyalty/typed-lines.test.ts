import { expect, test } from "vitest";
import { readTypedLines } from "./typed-lines";

const receipt = { totalMinor: 250_000, currency: "IDR", locale: "id" } as const;

test("a cashier types what the receipt lists, a line each", () => {
  expect(readTypedLines("biji-250; biji; 2; 190.000\n\n kopi-24 ;; 1; 24.000 ", receipt)).toEqual({
    ok: true,
    value: [
      { sku: "biji-250", category: "biji", quantity: 2, amountMinor: 190_000 },
      { sku: "kopi-24", category: null, quantity: 1, amountMinor: 24_000 },
    ],
  });
  expect(readTypedLines("", receipt)).toEqual({ ok: true, value: [] });
});

test("a line that cannot be read is named, and lines never come to more than the receipt", () => {
  for (const row of [
    "biji-250; biji; dua; 190.000",
    "biji-250; biji; 2",
    "; biji; 2; 190.000",
    "a; b; 0; 1",
    "a; b; 1; 1; 1",
  ])
    expect(readTypedLines(`kopi; kopi; 1; 20.000\n${row}`, receipt)).toEqual({
      ok: false,
      refusal: { code: "line_unreadable", line: 2 },
    });
  expect(readTypedLines("a; b; 1; 250.001", receipt)).toEqual({ ok: false, refusal: { code: "lines_above_total" } });
  expect(readTypedLines("a; b; 1; 1\n".repeat(51), receipt)).toMatchObject({ refusal: { code: "too_many_lines" } });
});
