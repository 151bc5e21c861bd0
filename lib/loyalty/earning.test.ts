import fc from "fast-check";
import { expect, it } from "vitest";
import { budgetsOf, takeFrom, usedOf } from "./budgets";
import { dayOf } from "./calendar";
import { type Earning, evaluate } from "./earning";
import type { EarningContext, EarningEvent } from "./earning-event";
import { amountRules, anyPurchase, anyRules, context, earningOf } from "./earning-fixtures";
import type { EarningRule } from "./earning-rules";
import { explain } from "./explain";
import { periodStart } from "./periods";
import { sum } from "./points";
import { anyTier } from "./rule-fixtures";
import { addToTally } from "./tallies";
import { countEvent } from "./visits";

/** Lets what was earned come to pass: counts and budgets move. */
function comesToPass(earning: Earning, event: EarningEvent, on: EarningContext): void {
  for (const { name, on: period, value } of earning.tallies) addToTally(on.tallies, name, period, value);
  for (const use of earning.budgets) takeFrom(on.budgets, use);
  if (event.money?.totalMinor !== 0) countEvent(on.tallies, event.kind, event.occurredAt, on.terms);
}

const given = (earning: Earning, code: string) =>
  sum(earning.trace.steps.map((step) => (step.step === "rule" && step.rule === code ? step.gives : 0)));
const total = (earning: Earning) => earning.base + earning.bonus + earning.tier;

it("adds up: the steps give what is earned, the statements of why add up to the line, and every rule is accounted for", () => {
  fc.assert(
    fc.property(anyRules, anyTier, fc.array(anyPurchase, { minLength: 1, maxLength: 6 }), (rules, tier, events) => {
      const on = context(earningOf(rules), { tier });
      for (const event of events) {
        const earning = evaluate(event, on);
        const { steps, skipped } = earning.trace;
        expect(sum(steps.map((step) => step.gives))).toBe(total(earning));
        const trace = {
          rule: "event",
          event: "purchase",
          totalMinor: event.money?.totalMinor ?? 0,
          currency: "IDR",
        } as const;
        const told = explain(
          { ...trace, ...earning.trace, tierPoints: 0, tierPeriodClosed: false },
          { points: earning.base + earning.bonus, termsVersion: 1 },
        );
        expect(sum(told.map((statement) => statement.points))).toBe(earning.base + earning.bonus);
        const accounted = [...steps, ...skipped].flatMap((each) => (each.step === "rule" ? [each.rule] : []));
        expect(accounted.sort()).toEqual(rules.map((each) => each.code).sort());
        comesToPass(earning, event, on);
      }
    }),
  );
});

it("gives what a till reckons by hand: each rule alone, on its own lines, rounded down", () => {
  fc.assert(
    fc.property(amountRules, anyPurchase, (rules, event) => {
      const alone = rules.map((each) => ({
        ...each,
        group: null,
        when: each.when.filter(({ if: on }) => on === "category"),
      }));
      const earning = evaluate(event, context(earningOf(alone)));
      for (const each of alone) expect(given(earning, each.code), each.code).toBe(byHand(each, event));
    }),
  );
});

function byHand({ effect, when }: EarningRule, event: EarningEvent): number {
  const wanted = when.flatMap((condition) => (condition.if === "category" ? [condition.anyOf] : []));
  let left = event.money?.totalMinor ?? 0;
  let counted = 0;
  for (const each of event.lines) {
    const amount = Math.min(left, each.amountMinor);
    left -= amount;
    if (wanted.every((names) => each.category !== null && names.includes(each.category))) counted += amount;
  }
  if (wanted.length === 0) counted = event.money?.totalMinor ?? 0;
  if (effect.give === "rate") return Number((BigInt(counted) * BigInt(effect.points)) / BigInt(effect.minor));
  // One point for every Rp500 is the ordinary rate of the demonstration.
  return effect.give === "multiplier" ? Number((BigInt(counted) * BigInt(effect.percent - 100)) / 50_000n) : 0;
}

it("never gives more than a cap or a budget allows, however purchases follow each other", () => {
  fc.assert(
    fc.property(anyRules, fc.array(anyPurchase, { minLength: 1, maxLength: 12 }), (rules, events) => {
      const on = context(earningOf(rules));
      const counted = new Map<string, { points: number; times: number }>();
      for (const event of events) {
        const earning = evaluate(event, on);
        comesToPass(earning, event, on);
        for (const { code, caps, budgets } of rules) {
          const gives = given(earning, code);
          if (caps.event !== null) expect(gives).toBeLessThanOrEqual(caps.event);
          const periods = new Set([...caps.member, ...budgets].map((each) => each.per));
          for (const per of periods) {
            const key = `${code} ${per} ${periodStart(per, dayOf(event.occurredAt, on.terms.zone))}`;
            const before = counted.get(key) ?? { points: 0, times: 0 };
            counted.set(key, { points: before.points + gives, times: before.times + (gives > 0 ? 1 : 0) });
          }
        }
      }
      for (const [key, { points, times }] of counted) {
        const [code, per] = key.split(" ");
        const limits = rules.find((each) => each.code === code);
        for (const cap of limits?.caps.member ?? []) {
          if (cap.per !== per) continue;
          if ("times" in cap) expect(times, key).toBeLessThanOrEqual(cap.times);
          else expect(points, key).toBeLessThanOrEqual(cap.points);
        }
        for (const { per: budgetPer, points: most, minor } of limits?.budgets ?? []) {
          if (budgetPer !== per) continue;
          if (most !== undefined) expect(points, key).toBeLessThanOrEqual(most);
          // A point is reckoned at Rp25.
          if (minor !== undefined) expect(points * 25, key).toBeLessThanOrEqual(minor);
        }
      }
    }),
  );
});

it("never earns more for a receipt that is split, wherever it is cut", () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(amountRules, anyTier, anyPurchase, cuts, (rules, tier, whole, cut) => {
      const on = context(earningOf(rules), { tier });
      const [first, second] = split(whole, cut);
      const parts = total(evaluate(first, on)) + total(evaluate(second, on));
      expect(parts).toBeLessThanOrEqual(total(evaluate(whole, on)));
    }),
    { numRuns: 500 },
  );
});

/** Two receipts with the same things, each line cut in two, and what no line accounts for besides. */
function split(whole: EarningEvent, cuts: number[]): [EarningEvent, EarningEvent] {
  let left = whole.money?.totalMinor ?? 0;
  const lines = whole.lines.map((each, place) => {
    const amountMinor = Math.min(each.amountMinor, left);
    left -= amountMinor;
    return { each, amountMinor, first: Math.min(cuts[place] ?? 0, amountMinor) };
  });
  const restFirst = Math.min(cuts[5] ?? 0, left);
  const first = lines.map(({ each, first: amountMinor }) => ({ ...each, amountMinor }));
  const second = lines.map(({ each, amountMinor, first: taken }) => ({ ...each, amountMinor: amountMinor - taken }));
  const receipt = (parts: typeof first, rest: number): EarningEvent => ({
    ...whole,
    lines: parts,
    money: { totalMinor: sum(parts.map((part) => part.amountMinor)) + rest, currency: "IDR" },
  });
  return [receipt(first, restFirst), receipt(second, left - restFirst)];
}

it("tells the same whatever others took of a budget meanwhile, or takes more than is left and is decided again", () => {
  fc.assert(
    fc.property(
      anyRules,
      anyPurchase,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 0, max: 500 }),
      (rules, event, before, more) => {
        const earning = earningOf(rules);
        const used = (points: number) =>
          rules.flatMap(({ code, budgets }) =>
            budgets.map(({ per, points: most = 400, minor = 1_000_000 }) => ({
              code: `${code}.${per}`,
              on: periodStart(per, dayOf(event.occurredAt, "Asia/Jakarta")),
              used: Math.min(points, most, Math.floor(minor / 25)),
            })),
          );
        const asRead = evaluate(event, context(earning, { budgets: budgetsOf(used(before)) }));
        const asWritten = context(earning, { budgets: budgetsOf(used(before + more)) });
        const fits = asRead.budgets.every((use) => usedOf(asWritten.budgets, use) + use.points <= use.most);
        if (fits) expect(evaluate(event, asWritten).trace).toEqual(asRead.trace);
      },
    ),
    { numRuns: 1_000 },
  );
});
