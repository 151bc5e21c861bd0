import fc from "fast-check";
import { expect, it } from "vitest";
import { availability } from "./reward";
import { at, draft, now, reward, terms } from "./rule-fixtures";
import { progress } from "./tier-progress";
import { closePeriod, validUntil } from "./tier-window";
import { levelReached, rankOf } from "./tiers";

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
  const standing = draft({ tier: "platina", tierPoints: 10, tierUntil: now });

  expect(closePeriod(standing, toBalance, now)).toMatchObject({ to: { code: "perak" }, until: null });
  expect(closePeriod(standing, terms(), now)).toMatchObject({ to: { code: "emas" } });
});

it("says what is left to the next level, what keeps this one, and by when", () => {
  const until = at("2026-12-31T17:00:00Z");

  const where = (tier: string, tierPoints: number, tierUntil: Date) =>
    progress(terms(), draft({ tier, tierPoints, tierUntil, settledAt: now }), now);

  const gold = where("emas", 1_500, until);
  const goldForLonger = where("emas", 1_500, at("2027-12-31T17:00:00Z"));
  const top = where("platina", 13_000, until);

  expect(gold).toMatchObject({ next: { code: "platina" }, missing: 10_500, missingToKeep: 2_500, periodEnds: until });
  expect(goldForLonger).toMatchObject({ missingToKeep: 0 });
  expect(top).toMatchObject({ next: null, missing: 0, missingToKeep: 0 });
});

it("opens a new reward to levels with early access before it opens to others, at the same time of day", () => {
  const early = { kind: "early_access", days: 3, id: "3 hari lebih awal", en: "3 days early" } as const;
  const levels = terms().tiers.levels.map((level, rank) => (rank === 1 ? { ...level, benefits: [early] } : level));
  const by = terms({ tiers: { ...terms().tiers, levels } });
  const offer = reward({ startsAt: at("2026-06-17T17:00:00Z") });
  const answer = (tier: string, when: string) =>
    availability(offer, { spendable: 5_000, tier, segments: [], redeemed: 0 }, by, at(when)).code;

  expect(answer("emas", "2026-06-14T16:59:59Z")).toBe("starts_later");
  expect(answer("emas", "2026-06-14T17:00:00Z")).toBe("redeemable");
  expect(answer("perak", "2026-06-17T16:59:59Z")).toBe("starts_later");
  expect(answer("platina", "2026-06-17T17:00:00Z")).toBe("redeemable");
});
