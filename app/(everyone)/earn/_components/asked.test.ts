import { expect, it } from "vitest";
import { earningOf, rule } from "@/lib/loyalty/earning-fixtures";
import { terms } from "@/lib/loyalty/rule-fixtures";
import { askedIn, choicesOf } from "./asked";

const context = { currency: "IDR", locale: "id", now: new Date("2026-11-22T03:00:00Z") } as const;
const amountOf = (amount: string, more = {}) =>
  askedIn({ amount }, { ...context, ...more }).event?.money.totalMinor ?? null;

it("reads rupiah however they are written, in either language", () => {
  expect(["85000", "85.000", "Rp85.000", "85,000"].map((amount) => amountOf(amount))).toEqual([
    85_000, 85_000, 85_000, 85_000,
  ]);
  expect(amountOf("85.000", { locale: "en" })).toBe(85_000);
});

it("reads dollars by their own language alone, in cents", () => {
  expect(amountOf("$1,200", { currency: "USD", locale: "en" })).toBe(120_000);
  expect(amountOf("1.200", { currency: "USD", locale: "en" })).toBeNull();
});

it("reads as many decimals as the currency has, with the comma or the point of the language", () => {
  expect(amountOf("12.50", { currency: "USD", locale: "en" })).toBe(1_250);
  expect(amountOf("US$1.212,5", { currency: "USD", locale: "id" })).toBe(121_250);
  const wrong = [
    { amount: "12,50", currency: "USD", locale: "en" },
    { amount: "12.50", currency: "USD", locale: "id" },
    { amount: "12.505", currency: "USD", locale: "en" },
    { amount: "12,50", currency: "IDR", locale: "id" },
  ] as const;
  for (const { amount, ...more } of wrong)
    expect(askedIn({ amount }, { ...context, ...more })).toMatchObject({ event: null, isWrong: true });
});

it("says that something is wrong with what is no amount, and nothing of what was not asked", () => {
  expect(askedIn({ amount: "banyak" }, context)).toMatchObject({ event: null, isWrong: true });
  expect(askedIn({ amount: "-1" }, context)).toMatchObject({ event: null, isWrong: true });
  expect(askedIn({ amount: "99999999999999" }, context)).toMatchObject({ event: null, isWrong: true });
  expect(askedIn({}, context)).toMatchObject({ event: null, isWrong: false });
  expect(askedIn({ amount: ["1", "2"] }, context)).toMatchObject({ event: null, isWrong: false });
});

it("asks of a shop and of one product, as rules name them", () => {
  const { event } = askedIn({ amount: "50.000", store: "TJ-1", product: "croissant" }, context);
  expect(event).toMatchObject({ store: "TJ-1", lines: [{ sku: "croissant", category: null, amountMinor: 50_000 }] });
});

it("offers of each what the rules of purchases ask for, once, and nothing they never ask", () => {
  const effect = { give: "fixed", points: 1, kind: "bonus" } as const;
  const earning = earningOf([
    rule({ code: "a", effect, when: [{ if: "store", anyOf: ["TJ-1", "TJ-2"] }] }),
    rule({
      code: "b",
      effect,
      when: [
        { if: "store", anyOf: ["TJ-2"] },
        { if: "product", anyOf: ["croissant"] },
      ],
    }),
    rule({ code: "c", effect, on: "visit", when: [{ if: "store", anyOf: ["TJ-3"] }] }),
  ]);

  expect(choicesOf(terms({ earning }))).toMatchObject({
    store: ["TJ-1", "TJ-2"],
    product: ["croissant"],
    category: [],
  });
});

it("puts the whole amount on what was said to be bought", () => {
  const { event } = askedIn({ amount: "50.000", category: "roti", channel: "store" }, context);
  expect(event).toMatchObject({ channel: "store", lines: [{ category: "roti", amountMinor: 50_000 }] });
});
