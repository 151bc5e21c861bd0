import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EarningRule } from "./earning-rules";
import type { ExpiryPolicy } from "./expiry-policy";
import { terms } from "./rule-fixtures";
import { type TermsDocument, termsDocument } from "./terms";
import { compareTerms, isForTheWorse, touchedBy } from "./terms-changes";

const { version: _, effectiveFrom: __, ...document } = terms();
const morning: EarningRule = {
  code: "pagi",
  name: { id: "Pagi dobel", en: "Double mornings" },
  on: "purchase",
  when: [{ if: "time", from: "06:00", to: "10:00" }],
  effect: { give: "multiplier", percent: 200, kind: "bonus" },
  group: null,
  caps: { event: 500, member: [{ per: "day", points: 1_000 }] },
  budgets: [{ per: "month", points: 100_000 }],
};
const live: TermsDocument = {
  ...document,
  earning: { ...document.earning, rules: [morning] },
  transfer: { ...document.transfer, isOn: false, coolingOffDays: 7 },
  pools: { ...document.pools, limits: "none" },
};

const with_ = (changes: Partial<TermsDocument>) => ({ ...live, ...changes });
const effects = (after: TermsDocument, before = live) =>
  compareTerms(before, after).map(({ what, effect }) => [what, effect]);

describe("what each change is to members", () => {
  const fixed = (months: number): ExpiryPolicy => ({ policy: "fixed", months, roundTo: "month" });
  const rolling: ExpiryPolicy = { policy: "rolling", months: 12, roundTo: "month", activity: ["purchase"] };
  const { tiers, earning } = live;
  const levels = (change: Partial<(typeof tiers.levels)[number]>) => ({
    ...tiers,
    levels: tiers.levels.map((level) => (level.code === "emas" ? { ...level, ...change } : level)),
  });
  const dayCap = (points: number) => ({ caps: { ...morning.caps, member: [{ per: "day" as const, points }] } });
  const segment = { code: "lama", name: morning.name, when: [{ if: "joined" as const, atLeastDays: 365 }] };
  const rule = (change: Partial<EarningRule>) => ({ ...earning, rules: [{ ...morning, ...change }] });

  test.each<[string, Partial<TermsDocument>, string, string]>([
    ["a lower rate", { rates: { ...live.rates, IDR: { points: 1, minor: 1_000 } } }, "rate", "worse"],
    ["a higher rate", { rates: { ...live.rates, IDR: { points: 1, minor: 400 } } }, "rate", "better"],
    ["the same rate in other words", { rates: { ...live.rates, IDR: { points: 2, minor: 1_000 } } }, "rate", "neutral"],
    ["a currency no longer taken", { rates: { IDR: { points: 1, minor: 500 } } }, "rate", "worse"],
    ["another currency", { rates: { ...live.rates, SGD: { points: 1, minor: 10 } } }, "rate", "better"],
    ["shorter expiry", { expiry: { ...live.expiry, base: fixed(6) } }, "expiry", "worse"],
    ["longer expiry", { expiry: { ...live.expiry, base: fixed(13) } }, "expiry", "better"],
    ["no expiry", { expiry: { ...live.expiry, base: { policy: "never" } } }, "expiry", "better"],
    [
      "expiry rounded to less",
      { expiry: { ...live.expiry, base: { ...fixed(12), roundTo: "none" } as ExpiryPolicy } },
      "expiry",
      "worse",
    ],
    ["expiry that activity moves on", { expiry: { ...live.expiry, base: rolling } }, "expiry", "better"],
    ["longer pending", { pendingDays: { online: 14 } }, "pending_days", "worse"],
    ["pending on another channel", { pendingDays: { online: 7, store: 1 } }, "pending_days", "worse"],
    ["no pending", { pendingDays: {} }, "pending_days", "better"],
    ["a higher threshold", { tiers: levels({ from: 5_000 }) }, "tier_from", "worse"],
    ["a lower threshold", { tiers: levels({ from: 3_000 }) }, "tier_from", "better"],
    ["a lower tier percentage", { tiers: levels({ earnPercent: 110 }) }, "tier_percent", "worse"],
    [
      "a benefit less",
      { tiers: levels({ benefits: tiers.levels[1]?.benefits.slice(1) ?? [] }) },
      "tier_benefits",
      "worse",
    ],
    ["a tier of another name", { tiers: levels({ name: { id: "Kencana", en: "Golden" } }) }, "tier_name", "neutral"],
    ["tiers for life", { tiers: { ...tiers, window: "lifetime" } }, "tier_window", "better"],
    ["falling further", { tiers: { ...tiers, downgrade: "to_balance" } }, "tier_downgrade", "worse"],
    ["more grace", { tiers: { ...tiers, graceDays: 30 } }, "grace_days", "better"],
    ["shorter cancellation", { redemption: { ...live.redemption, cancelHours: 24 } }, "cancel_hours", "worse"],
    ["fewer restore days", { redemption: { ...live.redemption, restoreDays: 10 } }, "restore_days", "worse"],
    ["shorter notice", { noticeDays: 14 }, "notice_days", "worse"],
    ["a rule less", { earning: { ...earning, rules: [] } }, "rule", "worse"],
    ["a rule more", { earning: { ...earning, rules: [morning, { ...morning, code: "sore" }] } }, "rule", "better"],
    [
      "a rule that gives less",
      { earning: rule({ effect: { give: "multiplier", percent: 150, kind: "bonus" } }) },
      "rule_gives",
      "worse",
    ],
    ["a rule that asks less", { earning: rule({ when: [] }) }, "rule_asks", "better"],
    [
      "a rule that asks something else",
      { earning: rule({ when: [{ if: "tier", anyOf: ["emas"] }] }) },
      "rule_asks",
      "worse",
    ],
    ["a lower cap", { earning: rule({ caps: { ...morning.caps, event: 100 } }) }, "other", "worse"],
    ["no cap a day", { earning: rule({ caps: { ...morning.caps, member: [] } }) }, "other", "better"],
    ["a higher cap a day", { earning: rule(dayCap(2_000)) }, "other", "better"],
    ["a lower cap a day", { earning: rule(dayCap(900)) }, "other", "worse"],
    [
      "another cap besides",
      { earning: rule({ caps: { ...morning.caps, member: [...morning.caps.member, { per: "month", times: 3 }] } }) },
      "other",
      "worse",
    ],
    ["a segment more", { earning: { ...earning, segments: [segment] } }, "other", "neutral"],
    ["a smaller budget", { earning: rule({ budgets: [{ per: "month", points: 50_000 }] }) }, "other", "worse"],
    ["no budget to run out of", { earning: rule({ budgets: [] }) }, "other", "better"],
    ["sending points switched on", { transfer: { ...live.transfer, isOn: true } }, "other", "better"],
    ["a longer wait before sending", { transfer: { ...live.transfer, coolingOffDays: 30 } }, "other", "worse"],
    ["tier points kept after a refund", { refunds: { ...live.refunds, tierPoints: "kept" } }, "other", "better"],
    ["limits on what goes into a pool", { pools: { ...live.pools, limits: "as_transfers" } }, "other", "worse"],
    ["smaller pools", { pools: { ...live.pools, mostMembers: 2 } }, "other", "worse"],
    ["more time to buy for a friend", { referral: { ...live.referral, withinDays: 365 } }, "other", "better"],
    [
      "another kind of event",
      { events: [...live.events, { code: "tour", name: { id: "tur", en: "a tour" }, fields: [] }] },
      "other",
      "neutral",
    ],
    ["a kind of event less", { events: live.events.slice(1) }, "other", "worse"],
    ["answers that take longer", { disputes: { ...live.disputes, answerDays: 14 } }, "other", "worse"],
    ["another zone, which nobody judges", { zone: "Asia/Makassar" }, "other", "worse"],
  ])("%s", (_name, change, what, effect) => {
    expect(effects(with_(change))).toEqual([[what, effect]]);
  });

  test("a text that says something else is told, and left to people to judge", () => {
    const [first, ...others] = live.texts.id;
    const texts = { ...live.texts, id: [{ title: first?.title ?? "", body: "Lain." }, ...others] };

    expect(effects(with_({ texts }))).toEqual([["text", "neutral"]]);
  });

  test("what concerns one tier touches that tier, a higher bar those on the way to it, anything else everybody", () => {
    const touched = (changes: Partial<TermsDocument>) => touchedBy(compareTerms(live, with_(changes)));

    expect(touched({ tiers: levels({ earnPercent: 110 }) })).toEqual(["emas"]);
    expect(touched({ tiers: levels({ from: 5_000 }) })).toEqual(["perak", "emas"]);
    expect(touched({ tiers: levels({ from: 5_000 }), noticeDays: 14 })).toBe("everybody");
    expect(touched({})).toEqual([]);
  });
});

describe("nothing is ever left out", () => {
  test("every section of the document is compared", () => {
    const sections = Object.keys(termsDocument.shape);

    for (const section of sections) {
      const after: TermsDocument = { ...live, [section]: differing(live[section as keyof TermsDocument]) };
      const changes = compareTerms(live, after);
      expect(
        changes.map((change) => change.section),
        section,
      ).toContain(section);
    }
  });

  test("a section or a field that nobody knows yet is told by its place, and counts as a change for the worse", () => {
    const unknown = { ...live, gifts: { perMonth: 3 }, redemption: { ...live.redemption, mostPerDay: 2 } };

    expect(compareTerms(live, unknown)).toMatchObject([
      { what: "other", about: ["redemption", "mostPerDay"], after: 2, effect: "worse" },
      { what: "other", about: ["gifts"], after: { perMonth: 3 }, effect: "worse" },
    ]);
  });

  test("any one figure or word, changed anywhere, is a change; nothing changed is none", () => {
    const places = leavesOf(live);
    fc.assert(
      fc.property(fc.constantFrom(...places), (path) => {
        const after = changedAt(live, path) as TermsDocument;
        const same = JSON.parse(JSON.stringify(live, [...keysDeep(live)].toReversed())) as TermsDocument;

        expect(compareTerms(live, after).length, path.join(".")).toBeGreaterThan(0);
        expect(compareTerms(live, same)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a channel named with no days of waiting is as good as not named", () => {
    const named = { ...live, pendingDays: { store: 0 } };

    expect(compareTerms({ ...live, pendingDays: {} }, named)).toEqual([]);
  });

  test("what is better one way is worse the other way round", () => {
    const anyTerms = fc.record({
      noticeDays: fc.integer({ min: 0, max: 90 }),
      pendingDays: fc.dictionary(fc.constantFrom("online", "store"), fc.integer({ min: 0, max: 30 })),
      redemption: fc.record({
        cancelHours: fc.integer({ min: 0, max: 72 }),
        restoreDays: fc.integer({ min: 1, max: 60 }),
      }),
      rates: fc.record({
        IDR: fc.record({ points: fc.integer({ min: 1, max: 5 }), minor: fc.integer({ min: 1, max: 2_000 }) }),
      }),
    });
    const other = { better: "worse", worse: "better", neutral: "neutral" } as const;
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        const there = compareTerms({ ...live, ...a }, { ...live, ...b });
        const back = compareTerms({ ...live, ...b }, { ...live, ...a });

        expect(back.map(({ effect }) => effect)).toEqual(there.map(({ effect }) => other[effect]));
        expect(isForTheWorse(there) || isForTheWorse(back) || there.every(({ effect }) => effect === "neutral")).toBe(
          true,
        );
      }),
    );
  });
});

type Path = (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) =>
    leavesOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return differing(value);
  if (Array.isArray(value)) return value.map((each, place) => (place === key ? changedAt(each, rest) : each));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: changedAt(record[key], rest) };
}

function differing(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return value === "month" ? "year" : `${value} dan lain`;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value !== "object" || value === null) return { anything: 1 };
  const [[key, first] = ["anything", null]] = Object.entries(value);
  return { ...value, [key]: differing(first) };
}

function keysDeep(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.entries(value).flatMap(([key, each]) => [key, ...keysDeep(each)]))];
}
