import { expect, test } from "vitest";
import { readTerms } from "../terms-problems";
import { presets } from ".";
import { numbersOf, withNumbers } from "./numbers";
import { amountsIn } from "./preset";
import { reckon } from "./reckoning";

const [retail] = presets;
const amounts = amountsIn("IDR");

function document() {
  const read = retail && readTerms(retail.terms(amounts, "Asia/Jakarta"));
  if (!read?.ok) throw new Error("Retail's terms cannot be read");
  return read.value;
}

test("figures read from any preset and written back leave it as it was", () => {
  for (const preset of presets) {
    const read = readTerms(preset.terms(amounts, "Asia/Jakarta"));
    if (!read.ok) throw new Error(preset.code);
    expect(withNumbers(read.value, "IDR", numbersOf(read.value, "IDR", 85_000))).toEqual(read.value);
  }
});

test("half the rate costs half as much, and says so by the same rules", () => {
  if (!retail) throw new Error("No preset");
  const before = numbersOf(document(), "IDR", 85_000);
  const halved = withNumbers(document(), "IDR", { ...before, rate: { points: 1, minor: before.rate.minor * 2 } });

  expect(reckon(document(), retail, "IDR", 85_000)).toMatchObject({ basket: { points: 85 }, costPercent: 1 });
  expect(reckon(halved, retail, "IDR", 85_000)).toMatchObject({ basket: { points: 42 }, costPercent: 0.5 });
});

test("a tier that earns more says how much more, and one that earns no more does not promise it", () => {
  const numbers = numbersOf(document(), "IDR", 85_000);
  const changed = withNumbers(document(), "IDR", {
    ...numbers,
    levels: [
      { from: 1_000, more: 30 },
      { from: 9_000, more: 0 },
    ],
  });

  const [, gold, platinum] = changed.tiers.levels;
  expect(gold).toMatchObject({ from: 1_000, earnPercent: 130 });
  expect(gold?.benefits[0]).toMatchObject({ en: "30% bonus points on every purchase" });
  expect(platinum?.benefits.some((benefit) => "kind" in benefit && benefit.kind === "more_points")).toBe(false);
});

test("points may end never, after so many months, or as long as somebody stays away", () => {
  const numbers = numbersOf(document(), "IDR", 85_000);
  const ending = (expiry: typeof numbers.expiry) =>
    withNumbers(document(), "IDR", { ...numbers, expiry }).expiry.base.policy;

  expect(ending({ policy: "never" })).toBe("never");
  expect(ending({ policy: "fixed", months: 6 })).toBe("fixed");
  expect(ending({ policy: "rolling", months: 6 })).toBe("rolling");
  expect(ending({ policy: "calendar" })).toBe("calendar");
});
