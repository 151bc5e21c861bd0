import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft, Line } from "./account";
import { adjust } from "./adjustment";
import { explain, type Statement } from "./explain";
import { recordPurchase } from "./purchase";
import { redeem } from "./redemption";
import { moveRedemption } from "./redemption-moves";
import { anyLots, anyTier, at, continued, day, draft, firstTime, history, now, reward, terms } from "./rule-fixtures";
import { settle } from "./settlement";
import type { TermsDocument } from "./terms";

const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3";

function told(line: Line): Statement[] {
  return explain(line.trace, line);
}

function points(statements: Statement[]): number {
  return statements.reduce((all, statement) => all + statement.points, 0);
}

function only<Key extends Statement["key"]>(statements: Statement[], key: Key) {
  const found = statements.filter((each): each is Extract<Statement, { key: Key }> => each.key === key);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

const rate = fc.record({ points: fc.integer({ min: 1, max: 50 }), minor: fc.integer({ min: 1, max: 10_000 }) });
const percents = fc.tuple(fc.integer({ min: 100, max: 400 }), fc.integer({ min: 100, max: 400 }));
const expiry = fc.constantFrom<TermsDocument["expiry"]["base"]>(
  { policy: "never" },
  { policy: "fixed", months: 1, roundTo: "month" },
  { policy: "fixed", months: 12, roundTo: "none" },
);

/** Terms of any rates, multipliers and expiries. */
const anyTerms = fc.record({ IDR: rate, USD: rate, percents, base: expiry, bonus: expiry }).map((made) => ({
  rates: { IDR: made.IDR, USD: made.USD },
  expiry: { base: made.base, bonus: made.bonus },
  tiers: {
    ...terms().tiers,
    levels: terms().tiers.levels.map((level, rank) => ({
      ...level,
      earnPercent: [100, ...made.percents][rank] ?? 100,
    })),
  },
}));

const purchase = fc.record({
  totalMinor: fc.integer({ min: 0, max: 10 ** 9 }),
  currency: fc.constantFrom("IDR", "USD"),
  channel: fc.constantFrom(null, "online", "store"),
  occurredAt: fc.integer({ min: 0, max: 900 }).map((days) => new Date(now.getTime() - days * day)),
});

function earnedBy(
  by: Partial<TermsDocument>,
  tier: string,
  bought: { totalMinor: number; currency: string; channel: string | null; occurredAt: Date },
) {
  const earned = draft({ tier, tierUntil: at("2027-12-31T17:00:00Z"), settledAt: now }, history(by));
  const answer = recordPurchase(earned, { ...bought, source: `purchase:${id}` }, now);
  return { earned, answer, line: earned.lines.find((line) => line.kind === "earned") };
}

/** The arithmetic of the terms in a till's own words: whole steps of the rate, then whole hundredths of the tier's extra. */
function byHand(by: Pick<TermsDocument, "rates" | "tiers">, tier: string, totalMinor: number, currency: string) {
  const { points: each, minor } = by.rates[currency] ?? { points: 0, minor: 1 };
  const base =
    (BigInt(totalMinor) * BigInt(each) - ((BigInt(totalMinor) * BigInt(each)) % BigInt(minor))) / BigInt(minor);
  const percent = by.tiers.levels.find((level) => level.code === tier)?.earnPercent ?? 100;
  const bonus = (base * BigInt(percent - 100)) / 100n;
  return { base: Number(base), bonus: Number(bonus) };
}

describe("what a purchase earned", () => {
  it("is what receipt and terms give by hand, and is told in numbers that add up to it", () => {
    fc.assert(
      fc.property(anyTerms, anyTier, purchase, (by, tier, bought) => {
        const { line, answer } = earnedBy(by, tier, bought);
        const { base, bonus } = byHand(by, tier, bought.totalMinor, bought.currency);
        expect(answer).toMatchObject({ ok: true, value: { earned: base + bonus } });
        if (base + bonus === 0) {
          expect(line).toBeUndefined();
          return;
        }
        const statements = line ? told(line) : [];
        expect(line?.points).toBe(base + bonus);
        expect(points(statements)).toBe(base + bonus);
        expect(only(statements, "rate")?.points).toBe(base);
        expect(only(statements, "tier_bonus")?.points ?? 0).toBe(bonus);
        expect(only(statements, "purchase")).toMatchObject({
          totalMinor: bought.totalMinor,
          currency: bought.currency,
        });
      }),
    );
  });

  it("is not less for being bought at once than in parts", () => {
    fc.assert(
      fc.property(anyTerms, anyTier, purchase, fc.integer({ min: 0, max: 10 ** 9 }), (by, tier, whole, cut) => {
        const first = Math.min(cut, whole.totalMinor);
        const earned = (totalMinor: number) => earnedBy(by, tier, { ...whole, totalMinor }).line?.points ?? 0;
        expect(earned(first) + earned(whole.totalMinor - first)).toBeLessThanOrEqual(earned(whole.totalMinor));
      }),
    );
  });

  it("says until when each kind of points is good, and from when they can be spent, as their lots do", () => {
    fc.assert(
      fc.property(anyTerms, anyTier, purchase, (by, tier, bought) => {
        const { line } = earnedBy(by, tier, bought);
        if (!line) return;
        const statements = told(line);
        for (const change of line.changes) {
          if (change[0] !== "new") continue;
          const [, , , , kind, ofPoints, availableAt, expiresAt] = change;
          const key = expiresAt === null ? "good_for_ever" : "good_until";
          expect(statements).toContainEqual({
            key,
            points: 0,
            kind,
            ofPoints,
            ...(expiresAt !== null && { at: expiresAt }),
          });
          const pending = only(statements, "pending_until");
          if (availableAt > bought.occurredAt.getTime()) expect(pending?.at).toBe(availableAt);
          else expect(pending).toBeUndefined();
        }
      }),
    );
  });

  it("says what the next tier would have given, where this one gives nothing more", () => {
    const { line } = earnedBy({}, "perak", { totalMinor: 50_000, currency: "IDR", channel: null, occurredAt: now });

    const why = line ? told(line) : [];

    expect(only(why, "tier_no_bonus_next")).toMatchObject({ tier: "perak", next: "emas", percent: 125, wouldGive: 25 });
    expect(only(why, "tier_points")).toMatchObject({ tierPoints: 100 });
  });

  it("says when it came too late to count for a tier", () => {
    const lastYear = { totalMinor: 50_000, currency: "IDR", channel: null, occurredAt: at("2025-12-31T16:59:59Z") };
    const { line } = earnedBy({ expiry: { base: { policy: "never" }, bonus: { policy: "never" } } }, "perak", lastYear);

    expect(line?.tierPoints).toBe(0);
    expect(only(line ? told(line) : [], "tier_period_had_closed")).toBeDefined();
  });

  it("moves up who reaches a bar by it, and says from where to where", () => {
    const { earned } = earnedBy({}, "perak", {
      totalMinor: 2_000_000,
      currency: "IDR",
      channel: null,
      occurredAt: now,
    });

    const move = earned.lines.find((line) => line.kind === "tier_moved");

    expect(earned.tier).toBe("emas");
    expect(move && told(move)).toEqual([
      { key: "tier_reached", points: 0, from: "perak", to: "emas", tierPoints: 4_000, needed: 4_000 },
      { key: "tier_until", points: 0, tier: "emas", at: at("2027-12-31T17:00:00Z").getTime() },
    ]);
  });

  it.each([
    [0, "amount_zero"],
    [499, "below_one_point"],
  ])("of %i rupiah is nothing, because %s", (totalMinor, nothingBecause) => {
    const { answer, earned } = earnedBy({}, "platina", { totalMinor, currency: "IDR", channel: null, occurredAt: now });

    expect(answer).toEqual({ ok: true, value: { earned: 0, journalVersion: null, nothingBecause } });
    expect(earned.lines).toEqual([]);
  });
});

it("tells every line of a member's life in numbers that add up to it", () => {
  fc.assert(
    fc.property(
      anyLots,
      anyTier,
      fc.integer({ min: 1, max: 800 }),
      fc.integer({ min: -99, max: 99 }),
      (lots, tier, price, given) => {
        const life: Draft[] = [draft({ lots, tier, tierPoints: 500, settledAt: new Date(now.getTime() - 400 * day) })];
        const next = () => {
          const begun = continued(life.at(-1) ?? draft());
          life.push(begun);
          return begun;
        };
        const redeemed = next();
        const bought = redeem(redeemed, { id, quantity: 1, price }, reward({ points: price }), firstTime, now);
        const line = redeemed.lines.at(-1);
        if (bought.ok && line) {
          const { cancellableUntil } = bought.value;
          const stands = { kind: "discount", details: {}, state: "ready", expiresAt: null } as const;
          const redemption = { publicId: id, ...stands, cancellableUntil, changes: line.changes };
          const request = { id, from: null, to: "cancelled", by: "member", details: {} } as const;
          moveRedemption(next(), redemption, request, new Date(now.getTime() + 40 * 3_600_000));
        }
        if (given !== 0) adjust(next(), { id, points: given, kind: "bonus", reasonDigest: "00" }, 100, now);
        settle(next(), new Date(now.getTime() + 800 * day));

        const lines = life.flatMap((each) => each.lines);
        expect(lines.length).toBeGreaterThan(0);
        for (const each of lines) {
          expect(told(each).length).toBeGreaterThan(0);
          expect(points(told(each)), JSON.stringify(each)).toBe(each.points);
        }
      },
    ),
  );
});

it("says of points given back after their end that they live on, and until when", () => {
  const trace = {
    rule: "restore",
    redemption: id,
    lots: [
      { kind: "base", points: 5, expires: 9, extended: true },
      { kind: "bonus", points: 6, expires: null, extended: false },
    ],
  } as const;

  expect(explain({ ...trace, lots: [...trace.lots] }, { points: 11, termsVersion: 1 })).toEqual([
    { key: "restored", points: 0, redemption: id },
    { key: "given_back_extended", points: 5, kind: "base", at: 9 },
    { key: "given_back_lasting", points: 6, kind: "bonus" },
  ]);
});

it("tells lots that were to end together, and still do, as one", () => {
  const lots = [
    { kind: "bonus", points: 96, was: 5, until: 9 },
    { kind: "base", points: 7, was: 5, until: 9 },
    { kind: "bonus", points: 11, was: 5, until: 9 },
  ] as const;
  const extended = { key: "extended_while_active", points: 0, was: 5, at: 9 } as const;

  expect(
    explain({ rule: "extend", because: "active_lately", lots: [...lots] }, { points: 0, termsVersion: 1 }),
  ).toEqual([
    { ...extended, kind: "bonus", ofPoints: 107 },
    { ...extended, kind: "base", ofPoints: 7 },
  ]);
});
