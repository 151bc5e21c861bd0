import { expect, test } from "vitest";
import { chosenProgramme } from "@/lib/setup/terms-to-open";
import { readNumbers, readStarters } from "./read-answers";

const chosen = chosenProgramme(
  { preset: "retail" },
  { currency: "IDR", zone: "Asia/Jakarta", unitNames: { id: "poin", en: "points" } },
);
if (chosen === null) throw new Error("There is no such preset");

const typed = {
  basket: "150.000",
  points: "1",
  minor: "1.000",
  policy: "rolling",
  months: "12",
  "from-emas": "2.000",
  "more-emas": "25",
  "from-platina": "6.000",
  "more-platina": "50",
};

test("figures are read as Indonesians type them, and are the preset's own until they are changed", () => {
  expect(readNumbers(typed, chosen, "id")).toEqual({ value: chosen.numbers });
  expect(readNumbers({ ...typed, minor: "Rp2.500", policy: "never", months: "" }, chosen, "id")).toMatchObject({
    value: { rate: { points: 1, minor: 2_500 }, expiry: { policy: "never" } },
  });
});

test("each figure that cannot be is told at its own field, a tier below the one before it too", () => {
  const wrong = { ...typed, basket: "", points: "0", months: "121", "from-platina": "1.999", "more-emas": "dua" };

  expect(readNumbers(wrong, chosen, "id")).toEqual({
    problems: { basket: "money", points: "rate", months: "months", "from-platina": "rising", "more-emas": "bonus" },
  });
});

test("rewards are offered as ticked, without a limit where none is typed", () => {
  const all = Object.fromEntries(
    chosen.rewards.flatMap(({ starter: { slug } }) => [
      [`points-${slug}`, "1.500"],
      [`stock-${slug}`, ""],
    ]),
  );

  const read = readStarters({ ...all, "wanted-tas-belanja": "on", "stock-tas-belanja": "40" }, chosen, "id");

  expect(read).toMatchObject({
    value: {
      "tas-belanja": { isWanted: true, points: 1_500, stock: 40 },
      "potongan-kecil": { isWanted: false, points: 1_500, stock: null },
    },
  });
  expect(readStarters({ ...all, "points-donasi": "", "stock-donasi": "-1" }, chosen, "id")).toEqual({
    problems: { "points-donasi": "error", "stock-donasi": "stockError" },
  });
});
