import fc from "fast-check";
import { expect, it } from "vitest";
import { at, now, terms } from "./rule-fixtures";
import { closePeriod, levelReached, progress, rankOf, validUntil } from "./tiers";

const points = fc.integer({ min: 0, max: 30_000 });

it("reaches the highest level whose bar is not above the points", () => {
  expect(levelReached(terms(), 3_999).code).toBe("perak");
  expect(levelReached(terms(), 4_000).code).toBe("emas");
  fc.assert(
    fc.property(points, points, (less, more) => {
      const [low, high] = less < more ? [less, more] : [more, less];
      const rank = (tierPoints: number) => rankOf(terms(), levelReached(terms(), tierPoints).code);
      expect(rank(low)).toBeLessThanOrEqual(rank(high));
    }),
  );
});

it("keeps a tier for the rest of the year it was reached in, and all of the next", () => {
  expect(validUntil(terms(), "emas", now)).toEqual(at("2027-12-31T17:00:00Z"));
  expect(validUntil(terms(), "perak", now)).toBeNull();
  expect(validUntil(terms({ tiers: { ...terms().tiers, window: "lifetime" } }), "emas", now)).toBeNull();
});

it("drops to where the points are, where the terms say so", () => {
  const toBalance = terms({ tiers: { ...terms().tiers, downgrade: "to_balance" } });
  const standing = { tier: "platina", tierPoints: 10, tierUntil: now };

  expect(closePeriod(toBalance, standing, now)).toMatchObject({ to: { code: "perak" }, until: null });
  expect(closePeriod(terms(), standing, now)).toMatchObject({ to: { code: "emas" } });
});

it("says what is left to the next level, what keeps this one, and by when", () => {
  const until = at("2026-12-31T17:00:00Z");

  const gold = progress(terms(), { tier: "emas", tierPoints: 1_500, tierUntil: until }, now);
  const goldForLonger = progress(
    terms(),
    { tier: "emas", tierPoints: 1_500, tierUntil: at("2027-12-31T17:00:00Z") },
    now,
  );
  const top = progress(terms(), { tier: "platina", tierPoints: 13_000, tierUntil: until }, now);

  expect(gold).toMatchObject({ next: { code: "platina" }, missing: 10_500, missingToKeep: 2_500, periodEnds: until });
  expect(goldForLonger).toMatchObject({ missingToKeep: 0 });
  expect(top).toMatchObject({ next: null, missing: 0, missingToKeep: 0 });
});
