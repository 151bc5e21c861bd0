import fc from "fast-check";
import { budgetsOf } from "./budgets";
import type { EarningContext, EarningEvent, EventLine } from "./earning-event";
import { nothingKnown } from "./earning-event";
import { type EarningRule, type EarningSection, earningSection } from "./earning-rules";
import { at, day, now, terms } from "./rule-fixtures";
import { talliesOf } from "./tallies";

type RuleDraft = Partial<EarningRule> & { code: string; effect: EarningRule["effect"] };

export function rule(wish: RuleDraft): EarningRule {
  const { caps = { event: null, member: [] }, budgets = [], group = null, when = [], on = "purchase", ...rest } = wish;
  return { name: { id: wish.code, en: wish.code }, on, when, group, caps, budgets, ...rest };
}

/** A section with these rules, checked as the terms check it. */
export function earningOf(rules: EarningRule[], more: Partial<EarningSection> = {}): EarningSection {
  const pointValue = { currency: "IDR", minor: 25, points: 1 };
  return earningSection.parse({ segments: [], labels: {}, pointValue, ...more, rules });
}

export function context(earning: EarningSection, changes: Partial<EarningContext> = {}): EarningContext {
  return {
    terms: terms({ earning }),
    tier: "perak",
    tallies: talliesOf([]),
    member: nothingKnown,
    budgets: budgetsOf([]),
    ...changes,
  };
}

/** A purchase on Monday 15 June 2026 at noon in Jakarta, with what a test changes of it. */
export function bought(totalMinor: number, changes: Partial<EarningEvent> = {}): EarningEvent {
  return {
    kind: "purchase",
    occurredAt: now,
    money: { totalMinor, currency: "IDR" },
    lines: [],
    channel: "store",
    store: "Bandung Dago",
    data: {},
    ...changes,
  };
}

export function line(category: string, amountMinor: number, sku = `${category}-1`): EventLine {
  return { sku, category, quantity: 1, amountMinor };
}

const kind = fc.constantFrom("base" as const, "bonus" as const, "tier" as const);
const period = fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const, "ever" as const);
const points = fc.integer({ min: 1, max: 400 });

const rate = fc.record({
  give: fc.constant("rate" as const),
  currency: fc.constant("IDR"),
  points: fc.integer({ min: 1, max: 20 }),
  minor: fc.integer({ min: 1, max: 5_000 }),
  kind,
});
const multiplier = fc.record({
  give: fc.constant("multiplier" as const),
  percent: fc.integer({ min: 101, max: 500 }),
  kind,
});
const fixed = fc.record({ give: fc.constant("fixed" as const), points, kind });

type When = EarningRule["when"][number];

/** Conditions that a part of a receipt never meets where the whole does not. */
const steadyCondition = fc.oneof<fc.Arbitrary<When>[]>(
  fc.integer({ min: 1, max: 150_000 }).map((atLeast) => ({ if: "amount", currency: "IDR", atLeast })),
  fc.subarray(["kopi", "roti", "biji"], { minLength: 1 }).map((anyOf) => ({ if: "category", anyOf })),
  fc.constantFrom("kopi-1", "roti-1").map((sku) => ({ if: "product", anyOf: [sku] })),
  fc.constantFrom("Bandung Dago", "Jakarta Menteng").map((store) => ({ if: "store", anyOf: [store] })),
  fc.constantFrom("store", "online").map((channel) => ({ if: "channel", anyOf: [channel] })),
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }).map((weekdays) => ({ if: "time", weekdays })),
  fc.constantFrom(["07:00", "13:00"], ["22:00", "06:00"]).map(([from, to]) => ({ if: "time", from, to })),
  fc.constantFrom("perak", "emas").map((tier) => ({ if: "tier", anyOf: [tier] })),
  fc.constant({ if: "dates", from: "2026-06-10", to: "2026-07-10" }),
);
const countingCondition = fc.oneof<fc.Arbitrary<When>[]>(
  fc
    .record({ n: fc.integer({ min: 1, max: 4 }), every: fc.boolean(), counts: fc.constantFrom("days", "each") })
    .map((made) => ({ if: "nth", ...made })),
  fc
    .record({
      atLeast: fc.integer({ min: 2, max: 3 }),
      days: fc.integer({ min: 1, max: 9 }),
      counts: fc.constantFrom("days", "each"),
    })
    .map((made) => ({ if: "frequency", ...made })),
);

const cap = fc.oneof(
  fc.record({ per: period, points }),
  fc.record({ per: period, times: fc.integer({ min: 1, max: 3 }) }),
);
const budget = fc.oneof(
  fc.record({ per: period, points }),
  fc.record({ per: period, minor: fc.integer({ min: 25, max: 20_000 }) }),
);

/** Rules of any kind, with caps, budgets and groups. */
export const anyRules: fc.Arbitrary<EarningRule[]> = fc
  .array(
    fc.record({
      effect: fc.oneof(rate, multiplier, fixed),
      when: fc.array(fc.oneof({ weight: 3, arbitrary: steadyCondition }, { weight: 1, arbitrary: countingCondition }), {
        maxLength: 2,
      }),
      isGrouped: fc.boolean(),
      event: fc.option(points, { nil: null }),
      member: fc.array(cap, { maxLength: 2 }),
      budgets: fc.uniqueArray(budget, { maxLength: 2, selector: (each) => each.per }),
    }),
    { maxLength: 5 },
  )
  .map((made) =>
    made.map(({ effect, when, isGrouped, event, member, budgets }, place) =>
      rule({
        code: `rule-${place}`,
        effect,
        when,
        group: isGrouped ? `${effect.kind}-${effect.give === "fixed" ? "fixed" : "rated"}` : null,
        caps: { event, member },
        budgets,
      }),
    ),
  );

/** Rules that pay by the amount, some of them best-of-a-group: what splitting must never make pay more. */
export const amountRules: fc.Arbitrary<EarningRule[]> = fc
  .array(
    fc.record({
      effect: fc.oneof(rate, multiplier),
      when: fc.array(steadyCondition, { maxLength: 2 }),
      isGrouped: fc.boolean(),
    }),
    {
      maxLength: 5,
    },
  )
  .map((made) =>
    made.map(({ effect, when, isGrouped }, place) =>
      rule({ code: `rule-${place}`, effect, when, group: isGrouped ? `${effect.kind}-rated` : null }),
    ),
  );

const anyLine = fc.record({
  sku: fc.constantFrom("kopi-1", "kopi-2", "roti-1", "biji-1"),
  category: fc.constantFrom("kopi", "roti", "biji", null),
  quantity: fc.integer({ min: 1, max: 3 }),
  amountMinor: fc.integer({ min: 0, max: 90_000 }),
});

/** Receipts with and without lines, whose lines may come to less or more than their total. */
export const anyPurchase: fc.Arbitrary<EarningEvent> = fc
  .record({
    totalMinor: fc.integer({ min: 0, max: 200_000 }),
    lines: fc.array(anyLine, { maxLength: 4 }),
    hours: fc.integer({ min: 0, max: 24 * 40 }),
    channel: fc.constantFrom("store", "online", null),
    store: fc.constantFrom("Bandung Dago", "Jakarta Menteng", null),
  })
  .map(({ totalMinor, hours, ...rest }) =>
    bought(totalMinor, { occurredAt: new Date(at("2026-06-08T17:00:00Z").getTime() + (hours * day) / 24), ...rest }),
  );
