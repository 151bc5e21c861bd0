import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOn, expiryCalendar, type Lot, pending, spendable } from "./lots";
import { anyLots, at, now } from "./rule-fixtures";

const total = (draws: readonly { points: number }[]) => draws.reduce((all, draw) => all + draw.points, 0);
const lotOf = (lots: Lot[], draw: { born: number; ordinal: number }) =>
  lots.find((lot) => lot.born === draw.born && lot.ordinal === draw.ordinal);
const asked = fc.integer({ min: 1, max: 20_000 });

describe("spending", () => {
  it("draws exactly what was asked for, or nothing when there is not enough", () => {
    fc.assert(
      fc.property(anyLots, asked, (lots, points) => {
        const draws = drawOn(lots, points, now);
        if (points > spendable(lots, now)) expect(draws).toBeNull();
        else expect(total(draws ?? [])).toBe(points);
      }),
    );
  });

  it("never takes more from a lot than it holds, nor from one that is pending or has lapsed", () => {
    fc.assert(
      fc.property(anyLots, asked, (lots, points) => {
        for (const draw of drawOn(lots, points, now) ?? []) {
          const lot = lotOf(lots, draw);
          expect(draw.points).toBeGreaterThan(0);
          expect(draw.points).toBeLessThanOrEqual(lot?.remaining ?? 0);
          expect(lot?.availableAt.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(lot?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now.getTime());
        }
      }),
    );
  });

  it("leaves nothing behind that lapses sooner than what it takes", () => {
    fc.assert(
      fc.property(anyLots, asked, (lots, points) => {
        const draws = drawOn(lots, points, now) ?? [];
        const expiries = draws.map((draw) => lotOf(lots, draw)?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
        expect(expiries).toEqual([...expiries].sort((a, b) => (a === b ? 0 : a - b)));
        const touched = new Set(draws.map((draw) => `${draw.born}.${draw.ordinal}`));
        const leftSpendable = lots.filter(
          (lot) => !touched.has(`${lot.born}.${lot.ordinal}`) && spendable([lot], now) > 0,
        );
        const latest = expiries.at(-1) ?? 0;
        for (const lot of draws.length > 0 ? leftSpendable : [])
          expect(lot.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(latest);
      }),
    );
  });

  it("takes the oldest first among those that lapse together", () => {
    const expiresAt = at("2026-12-31T17:00:00Z");
    const common = { kind: "base", points: 100, remaining: 100, availableAt: now, expiresAt, termsVersion: 1 } as const;
    const lots = [
      { ...common, born: 7, ordinal: 1 },
      { ...common, born: 2, ordinal: 2 },
      { ...common, born: 2, ordinal: 1 },
    ];

    expect(drawOn(lots, 250, now)).toEqual([
      { born: 2, ordinal: 1, points: 100 },
      { born: 2, ordinal: 2, points: 100 },
      { born: 7, ordinal: 1, points: 50 },
    ]);
  });

  it("counts points that lapse this very instant as gone, and those available this very instant as there", () => {
    const common = { kind: "base", points: 9, remaining: 9, born: 1, ordinal: 1, termsVersion: 1 } as const;

    expect(spendable([{ ...common, availableAt: now, expiresAt: null }], now)).toBe(9);
    expect(spendable([{ ...common, availableAt: new Date(0), expiresAt: now }], now)).toBe(0);
  });
});

it("shows every point that is not lapsed as spendable or pending, never as both", () => {
  fc.assert(
    fc.property(anyLots, (lots) => {
      const alive = lots.filter((lot) => lot.expiresAt === null || lot.expiresAt > now);
      expect(spendable(lots, now) + pending(lots, now)).toBe(alive.reduce((all, lot) => all + lot.remaining, 0));
      expect(spendable(lots, now)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it("lists the whole expiry calendar, soonest first, each instant once", () => {
  fc.assert(
    fc.property(anyLots, (lots) => {
      const calendar = expiryCalendar(lots, now);
      const times = calendar.map((entry) => entry.at.getTime());
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      const coming = lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt > now);
      expect(total(calendar)).toBe(coming.reduce((all, lot) => all + lot.remaining, 0));
    }),
  );
});
