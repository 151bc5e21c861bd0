import fc from "fast-check";
import { expect, it } from "vitest";
import { toMinor } from "./money";
import { shareOf } from "./points";

it.each([
  ["29.33", "USD", 2933],
  ["29.3", "USD", 2930],
  ["0.07", "USD", 7],
  ["-1.50", "USD", -150],
  ["125000", "IDR", 125_000],
  ["125000.00", "IDR", 125_000],
  [" 12 ", "JPY", 12],
  ["-0", "USD", 0],
])("reads %s %s as %i minor units", (text, currency, minor) => {
  expect(toMinor(text, currency)).toBe(minor);
});

it.each([
  ["29.333", "USD"],
  ["125000.5", "IDR"],
  ["1,000", "USD"],
  ["1e3", "USD"],
  ["0x10", "USD"],
  ["", "USD"],
  [".5", "USD"],
  ["90071992547409.93", "USD"],
  ["NaN", "USD"],
])("takes %s %s for no amount", (text, currency) => {
  expect(toMinor(text, currency)).toBeNull();
});

it("reads back every amount of cents exactly as it was written", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      expect(toMinor(text, "USD")).toBe(cents);
    }),
  );
});

it("takes the share of an amount exactly, rounded down once", () => {
  const whole = fc.integer({ min: 1, max: 10 ** 6 });
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), whole, whole, (amount, numerator, denominator) => {
      const share = BigInt(shareOf(amount, numerator, denominator));
      const product = BigInt(amount) * BigInt(numerator);
      expect(share * BigInt(denominator) <= product).toBe(true);
      expect((share + 1n) * BigInt(denominator) > product).toBe(true);
    }),
  );
});
