import fc from "fast-check";
import { expect, test } from "vitest";
import { kawungField } from "./card-cloth";

const number = fc.stringMatching(/^\d{16}$/);
const solid = (digits: string) => JSON.stringify(kawungField(digits).map((flower) => flower.petals));

test("a card's cloth is its owner's: another number never weaves the same, the same number always does", () => {
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(kawungField(one)).toEqual(kawungField(one));
      expect(solid(one) === solid(other)).toBe(one === other);
    }),
  );
});
