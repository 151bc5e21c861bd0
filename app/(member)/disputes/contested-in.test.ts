import { expect, test } from "vitest";
import { contestedIn } from "./contested-in";

const typed = {
  about: "receipt",
  line: "",
  purchase: "",
  number: " KS-12 ",
  boughtOn: "2026-11-20",
  store: "Senja Braga",
  total: "85.000",
};
const at = {
  locale: "id",
  now: new Date("2026-11-22T03:00:00Z"),
  installation: { zone: "Asia/Jakarta", currency: "IDR" },
} as const;

test("a receipt is read as its member typed it, twelve thousand five hundred included", () => {
  expect(contestedIn({ ...typed, total: "12.500" }, at)).toEqual({
    ok: true,
    value: {
      about: "receipt",
      claim: { number: "KS-12", boughtOn: "2026-11-20", store: "Senja Braga", totalMinor: 12_500, currency: "IDR" },
    },
  });
});

test("the total may have cents where the programme's currency has them, and the currency's sign before it", () => {
  const dollars = { ...at, installation: { ...at.installation, currency: "USD" } };
  const totals = ["29,33", "$29,33", "1.200"].map((total) => {
    const read = contestedIn({ ...typed, total }, dollars);
    return read.ok && read.value.about === "receipt" && read.value.claim.totalMinor;
  });

  expect(totals).toEqual([2_933, 2_933, 120_000]);
});

test.each([
  [{ number: " " }, { number: "number_missing" }],
  [{ boughtOn: "2026-11-23" }, { boughtOn: "day_wrong" }],
  [{ boughtOn: "2024-11-20" }, { boughtOn: "day_wrong" }],
  [{ boughtOn: "kemarin" }, { boughtOn: "day_wrong" }],
  [{ store: "" }, { store: "store_missing" }],
  [{ total: "-5" }, { total: "total_wrong" }],
  [{ total: "delapan" }, { total: "total_wrong" }],
])("%j is told apart", (change, problems) => {
  expect(contestedIn({ ...typed, ...change }, at)).toEqual({ ok: false, refusal: problems });
});
