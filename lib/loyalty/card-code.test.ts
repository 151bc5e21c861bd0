import fc from "fast-check";
import { expect, test } from "vitest";
import { readCardCode, shortMac, stepAt, stepIsTimely, writeCardCode } from "./card-code";

const anySession = fc.uuid();
const anyStep = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anyMac = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("a code says again what was written into it, however a scanner spells it", () => {
  fc.assert(
    fc.property(anySession, anyStep, anyMac, fc.constantFrom("device", "page"), (session, step, mac, by) => {
      const text = writeCardCode(by, session, step, mac);

      expect(text).toMatch(/^[0-9A-Z]{51}$/);
      const read = { by, session, step, mac: shortMac(mac) };
      expect(readCardCode(text)).toEqual(read);
      expect(readCardCode(` ${text.toLowerCase().replace(/(.{5})/g, "$1 ")}\n`)).toEqual(read);
    }),
  );
});

test("nothing else is a code of a card", () => {
  for (const typed of ["", "K1", "8000 0000 0000 0002", "K7QP-2M4X-9RTV", `X1${"0".repeat(49)}`, `K1${"U".repeat(49)}`])
    expect(readCardCode(typed)).toBeNull();
});

test("a step is timely for half a minute on either side, a page's for one more", () => {
  const now = 1_800_000_000_000;
  const timely = (by: "device" | "page") =>
    [-2, -1, 0, 1, 2, 3].filter((behind) => stepIsTimely({ by, step: stepAt(now) - behind }, now));

  expect(timely("device")).toEqual([-1, 0, 1]);
  expect(timely("page")).toEqual([-1, 0, 1, 2]);
});
