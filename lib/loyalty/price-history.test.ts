import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheaperSince, pricesHeld } from "./price-history";
import { at, day, now } from "./rule-fixtures";

describe("the prices that are told", () => {
  const given = fc
    .array(fc.record({ points: fc.integer({ min: 1, max: 9 }), days: fc.integer({ min: 0, max: 60 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((prices) => {
      let since = now.getTime() - 200 * day;
      return prices.map(({ points, days }) => {
        since += days * day;
        return { points, since: new Date(since) };
      });
    });

  it("each held at every instant it is told for, and nothing before the reward was shown", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: -210, max: 60 }), (prices, published) => {
        const publishedAt = new Date(now.getTime() + published * day);
        const told = pricesHeld(prices, publishedAt);
        for (const { points, from, to } of told) {
          const inForce = prices.findLast(({ since }) => since <= from);
          expect(inForce?.points).toBe(points);
          expect(from >= publishedAt).toBe(true);
          expect(to === null || to > from).toBe(true);
        }
        told.forEach((price, place) => {
          const earlier = told[place + 1];
          if (earlier) expect([earlier.to, earlier.points === price.points]).toEqual([price.from, false]);
        });
        expect(told[0]?.points).toBe(prices.at(-1)?.points);
      }),
    );
  });

  it("a price tried while it was a draft was nobody's, so nothing fell", () => {
    const tried = [
      { points: 900, since: at("2026-06-01T00:00:00Z") },
      { points: 500, since: at("2026-06-03T00:00:00Z") },
    ];
    const told = pricesHeld(tried, at("2026-06-05T00:00:00Z"));

    expect(told).toEqual([{ points: 500, from: at("2026-06-05T00:00:00Z"), to: null }]);
    expect(cheaperSince(told, now, 30)).toBeNull();
    expect(cheaperSince(pricesHeld(tried, at("2026-06-02T00:00:00Z")), now, 30)).toMatchObject({ points: 900 });
    expect(cheaperSince(pricesHeld(tried, at("2026-06-02T00:00:00Z")), at("2026-09-01T00:00:00Z"), 30)).toBeNull();
  });
});
