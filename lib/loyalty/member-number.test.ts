import fc from "fast-check";
import { expect, test } from "vitest";
import { isMemberNumber, memberNumber } from "./member-number";

const fifteen = fc.stringMatching(/^\d{15}$/);

test("a member's number is one, also as it is printed in groups of four", () => {
  fc.assert(
    fc.property(fifteen, (digits) => {
      const number = memberNumber(digits);
      return isMemberNumber(number) && isMemberNumber(number.replace(/(\d{4})(?=\d)/g, "$1 "));
    }),
  );
});

test("one mistyped digit is noticed", () => {
  fc.assert(
    fc.property(fifteen, fc.nat(15), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const number = memberNumber(digits);
      const wrong = [...number].map((digit, at) => (at === place ? String((Number(digit) + by) % 10) : digit)).join("");
      return !isMemberNumber(wrong);
    }),
  );
});

test("the example of the standard has the check digit it should", () => {
  expect(memberNumber("411111111111111")).toBe("4111111111111111");
});
