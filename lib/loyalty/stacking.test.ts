import { describe, expect, it } from "vitest";
import { takeFrom } from "./budgets";
import { type Earning, evaluate } from "./earning";
import type { EarningContext } from "./earning-event";
import { bought, context, earningOf, line, rule } from "./earning-fixtures";
import { sum } from "./points";
import { at } from "./rule-fixtures";
import { addToTally, talliesOf } from "./tallies";

const given = (earning: Earning, code: string) =>
  sum(earning.trace.steps.map((step) => (step.step === "rule" && step.rule === code ? step.gives : 0)));

/** Lets what was earned come to pass: counts and budgets move. */
function comesToPass(earning: Earning, on: EarningContext): void {
  for (const { name, on: period, value } of earning.tallies) addToTally(on.tallies, name, period, value);
  for (const use of earning.budgets) takeFrom(on.budgets, use);
}

describe("stacking", () => {
  const double = rule({ code: "double", effect: { give: "multiplier", percent: 200, kind: "bonus" } });
  const half = rule({ code: "half", effect: { give: "multiplier", percent: 150, kind: "bonus" } });

  it("adds multipliers to each other and to the tier's, and never multiplies them", () => {
    const earning = evaluate(bought(100_000), context(earningOf([double, half]), { tier: "emas" }));
    // 200 points of base: a quarter for Emas, the whole again, and half of it.
    expect([earning.base, earning.bonus]).toEqual([200, 50 + 200 + 100]);
  });

  it("counts only the best of a group for each thing bought, and says which was outdone", () => {
    const coffee = rule({
      code: "coffee",
      effect: { give: "rate", currency: "IDR", points: 3, minor: 500, kind: "bonus" },
      when: [{ if: "category", anyOf: ["kopi"] }],
      group: "promo",
    });
    const bread = { ...half, when: [{ if: "category" as const, anyOf: ["roti"] }] };
    const all = [{ ...double, group: "promo" }, { ...bread, group: "promo" }, coffee];
    const earning = evaluate(
      bought(50_000, { lines: [line("kopi", 20_000), line("roti", 30_000)] }),
      context(earningOf(all)),
    );
    expect(["double", "half", "coffee"].map((code) => given(earning, code))).toEqual([60, 0, 120]);
    expect(earning.trace.skipped).toContainEqual({
      step: "rule",
      rule: "half",
      because: "better_in_group",
      better: "double",
    });
  });

  it("lets the next best of a group count once the best has nothing left", () => {
    const spent = { ...double, group: "promo", caps: { event: null, member: [{ per: "day" as const, points: 10 }] } };
    const on = context(earningOf([spent, { ...half, group: "promo" }]));
    const first = evaluate(bought(100_000), on);
    comesToPass(first, on);
    const second = evaluate(bought(100_000), on);
    expect([given(first, "double"), given(first, "half")]).toEqual([10, 0]);
    expect([given(second, "double"), given(second, "half")]).toEqual([0, 100]);
    const limit = { limit: "points", per: "day", most: 10, left: 0 };
    expect(second.trace.skipped).toContainEqual({ step: "rule", rule: "double", because: "limit", limit });
  });
});

it("says of a rule that did not apply what it asks, what was counted, and what it would have given", () => {
  const tenth = rule({
    code: "tenth",
    effect: { give: "fixed", points: 100, kind: "bonus" },
    when: [{ if: "nth", n: 10, every: true, counts: "days" }],
  });
  const on = context(earningOf([tenth]), {
    tallies: talliesOf([{ name: "days.purchase", on: "0001-01-01", value: 6 }]),
  });

  const earning = evaluate(bought(20_000), on);

  const unmet = [{ if: "nth", n: 10, every: true, counts: "days", had: 7 }];
  const skipped = { step: "rule", rule: "tenth", because: "conditions", unmet, wouldGive: 100, kind: "bonus" };
  expect(earning.trace.skipped).toContainEqual(skipped);
});

it("answers other kinds of events by their own rules alone, with tier points where they give them", () => {
  const review = rule({
    code: "review",
    on: "review",
    effect: { give: "fixed", points: 25, kind: "bonus" },
    when: [{ if: "field", field: "stars", atLeast: 1 }],
  });
  const status = rule({ code: "status", on: "review", effect: { give: "fixed", points: 5, kind: "tier" } });
  const on = context(earningOf([review, status]), { tier: "platina" });

  const earning = evaluate(
    { ...bought(0), kind: "review", money: null, data: { stars: 4 }, occurredAt: at("2026-06-15T05:00:00Z") },
    on,
  );

  expect([earning.base, earning.bonus, earning.tier]).toEqual([0, 25, 5]);
});
