import fc from "fast-check";
import { expect, test } from "vitest";
import { offBill, readyAt, takenElsewhere } from "./voucher-at-counter";

test("a discount takes its share or its amount off a bill that reaches its minimum, and never more than the bill", () => {
  expect(offBill("discount", { percent: 15 }, 99_999)).toEqual({
    code: "off",
    discountMinor: 14_999,
    toPayMinor: 85_000,
  });
  expect(offBill("discount", { amountMinor: 20_000, minimumMinor: 50_000 }, 50_000)).toMatchObject({
    toPayMinor: 30_000,
  });
  expect(offBill("discount", { amountMinor: 20_000, minimumMinor: 50_000 }, 49_999)).toEqual({
    code: "below_minimum",
    minimumMinor: 50_000,
  });
  expect(offBill("discount", { amountMinor: 20_000 }, 12_000)).toMatchObject({ discountMinor: 12_000, toPayMinor: 0 });
  expect(offBill("discount", { percent: 15 }, null)).toEqual({ code: "bill_missing" });
  expect(offBill("merchandise", {}, null)).toEqual({ code: "nothing_off" });
});

test("what is taken off and what is left to pay are the bill, for every bill and share", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 12 }), fc.integer({ min: 1, max: 100 }), (bill, percent) => {
      const off = offBill("discount", { percent }, bill);
      if (off.code !== "off") throw new Error(off.code);

      expect(off.discountMinor + off.toPayMinor).toBe(bill);
      expect(BigInt(off.discountMinor)).toBe((BigInt(bill) * BigInt(percent)) / 100n);
    }),
  );
});

test("a voucher is taken at the shops its reward names, by name, code or a word of them, and everywhere where it names none", () => {
  const dago = { code: "Bandung Dago", name: "Dago" };

  expect(takenElsewhere({}, dago)).toBeNull();
  expect(takenElsewhere({ outlets: "Jakarta Menteng\nbandung  dago" }, dago)).toBeNull();
  expect(takenElsewhere({ outlets: "Kopi Senja Dago" }, dago)).toBeNull();
  expect(takenElsewhere({ outlets: "Jakarta Menteng\nDagoan" }, dago)).toEqual(["Jakarta Menteng", "Dagoan"]);
});

test("what is collected can be had after its days of preparation; what is made or sent says itself when it is ready", () => {
  const at = new Date("2026-06-01T05:00:00Z");

  expect(readyAt("merchandise", { delivery: "collect", leadDays: 2 }, at)).toEqual(new Date("2026-06-03T05:00:00Z"));
  expect(readyAt("merchandise", { delivery: "ship", leadDays: 2 }, at)).toBeNull();
  expect(readyAt("made_for_you", { leadDays: 2 }, at)).toBeNull();
});
