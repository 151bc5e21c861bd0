import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "./account";
import { anyLots, anyTier, at, continued, day, draft, history, now, terms } from "./rule-fixtures";
import { settle } from "./settlement";
import type { TermsHistory } from "./terms";

const standing = fc.record({
  lots: anyLots,
  tier: anyTier,
  tierPoints: fc.integer({ min: 0, max: 20_000 }),
  tierUntil: fc.constantFrom(at("2026-12-31T17:00:00Z"), at("2027-12-31T17:00:00Z")),
  settledAt: fc.constant(new Date(now.getTime() - 300 * day)),
});
const later = fc.integer({ min: 0, max: 1_500 }).map((days) => new Date(now.getTime() + days * day));

/** Terms that end the counting by calendar years, and begin it again. */
const changing: TermsHistory = [
  terms(),
  {
    ...terms({ tiers: { ...terms().tiers, window: "lifetime" } }),
    version: 2,
    effectiveFrom: at("2027-03-01T00:00:00Z"),
  },
  { ...terms(), version: 3, effectiveFrom: at("2029-06-01T00:00:00Z") },
];

const outcome = ({ lines, lots, tier, tierPoints, tierUntil, version, settledAt }: Draft) => ({
  lines: lines.map((line) => JSON.stringify(line)),
  ...{ lots, tier, tierPoints, tierUntil, version, settledAt },
});

describe("writing down what time has done", () => {
  it("a second time adds nothing", () => {
    fc.assert(
      fc.property(standing, later, (start, until) => {
        const once = draft(start);
        settle(once, until);
        const again = continued(once);
        settle(again, until);
        expect(again.lines).toEqual([]);
        expect(outcome(again)).toEqual({ ...outcome(once), lines: [] });
      }),
    );
  });

  it.each([
    ["the same terms", history()],
    ["terms that change meanwhile", changing],
  ])("in parts gives the very lines of doing it at once, under %s", (_, by) => {
    fc.assert(
      fc.property(standing, later, later, later, (start, ...instants) => {
        const [first = now, second = now, last = now] = [...instants].sort((a, b) => a.getTime() - b.getTime());
        const atOnce = draft(start, by);
        settle(atOnce, last);

        const parts = [draft(start, by)];
        for (const until of [first, second, last]) {
          const part = continued(parts.at(-1) ?? atOnce);
          settle(part, until);
          parts.push(part);
        }

        const lines = parts.flatMap((part) => part.lines.map((line) => JSON.stringify(line)));
        expect({ ...outcome(parts.at(-1) ?? atOnce), lines }).toEqual(outcome(atOnce));
      }),
    );
  });

  it("lets every point lapse that is past its end, and no other", () => {
    fc.assert(
      fc.property(standing, later, (start, until) => {
        const settled = draft(start);
        settle(settled, until);
        for (const [place, lot] of settled.lots.entries()) {
          const before = [...start.lots].sort((a, b) => a.born - b.born || a.ordinal - b.ordinal)[place];
          expect(lot.remaining).toBe(lot.expiresAt && lot.expiresAt <= until ? 0 : before?.remaining);
        }
      }),
    );
  });

  it("writes lines in the order in which things happened, those of one instant together", () => {
    fc.assert(
      fc.property(standing, later, (start, until) => {
        const settled = draft(start);
        settle(settled, until);
        const times = settled.lines.map((line) => line.occurredAt.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const lapses = settled.lines.filter((line) => line.kind === "lapsed").map((line) => line.occurredAt.getTime());
        expect(new Set(lapses).size).toBe(lapses.length);
      }),
    );
  });
});

describe("the end of a tier year", () => {
  const yearEnd = at("2026-12-31T17:00:00Z");
  const yearAfter = at("2027-12-31T17:00:00Z");

  function afterTheYear(tier: string, tierPoints: number, tierUntil: Date | null) {
    const year = draft({ tier, tierPoints, tierUntil, settledAt: now });
    settle(year, yearEnd);
    return year;
  }

  it("keeps a tier whose bar was reached again, for another year", () => {
    const year = afterTheYear("emas", 4_000, yearEnd);

    expect(year).toMatchObject({ tier: "emas", tierUntil: yearAfter, tierPoints: 0 });
    expect(year.lines[0]?.trace).toMatchObject({ rule: "tier_period_closed", outcome: "kept", needed: 4_000 });
  });

  it("moves one level down who missed it, whatever the distance", () => {
    const year = afterTheYear("platina", 10, yearEnd);

    expect(year).toMatchObject({ tier: "emas", tierUntil: yearAfter, tierPoints: 0 });
  });

  it("leaves alone a tier that is valid for longer, and starts the count again", () => {
    const year = afterTheYear("emas", 10, yearAfter);

    expect(year).toMatchObject({ tier: "emas", tierUntil: yearAfter, tierPoints: 0 });
    expect(year.lines[0]?.trace).toMatchObject({ outcome: "still_valid", tierPoints: 10 });
  });

  it("ends at the bottom, where nothing can be lost and no year is counted for", () => {
    const long = draft({ tier: "platina", tierPoints: 0, tierUntil: yearEnd, settledAt: now });
    settle(long, at("2031-06-01T00:00:00Z"));

    expect(long).toMatchObject({ tier: "perak", tierUntil: null });
    expect(long.lines).toHaveLength(2);
  });

  it("stops asking about a tier that the terms no longer know", () => {
    const forgotten = draft({ tier: "berlian", tierPoints: 5, tierUntil: yearEnd, settledAt: now });
    settle(forgotten, at("2031-06-01T00:00:00Z"));

    expect(forgotten).toMatchObject({ tier: "perak", tierUntil: null });
  });
});
