import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthOf } from "./calendar";
import type { ExpiryPolicy } from "./expiry-policy";
import { explain } from "./explain";
import { always, anyStory, anyTerms, type Deed, interrupted, live, moments, when } from "./life-fixtures";
import { day } from "./rule-fixtures";
import { periodsOf } from "./tallies";

const zone = "Asia/Jakarta";
const told = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line));
const sumOf = (values: number[]) => values.reduce((all, each) => all + each, 0);

describe("a membership lived through under any terms, changed whenever", () => {
  it("leaves the very same lines, however often time was written down in between", () => {
    fc.assert(
      fc.property(anyStory, anyTerms, moments, (story, by, often) => {
        const once = live(story, by);
        const inParts = live(interrupted(story, often), by);

        expect(told(inParts.lines)).toEqual(told(once.lines));
        const { tier, tierPoints, tierUntil, lots, settledAt } = once.end;
        expect(inParts.end).toMatchObject({ tier, tierPoints, tierUntil, lots, settledAt });
      }),
      { numRuns: 300 },
    );
  });

  it("adds up: points to what remains, tier points to what is counted, and the tier to its last move", () => {
    fc.assert(
      fc.property(anyStory, anyTerms, (story, by) => {
        const { lines, end } = live(story, by);

        expect(sumOf(lines.map((line) => line.points))).toBe(sumOf(end.lots.map((lot) => lot.remaining)));
        expect(sumOf(lines.map((line) => line.tierPoints))).toBe(end.tierPoints);
        expect(sumOf(periodsOf(end.tallies, "tier.points").map(({ value }) => value))).toBeLessThanOrEqual(
          end.tierPoints,
        );
        expect(end.tierPoints).toBeGreaterThanOrEqual(0);
        const move = lines.findLast((line) => line.kind === "tier_moved")?.trace;
        if (move && "until" in move)
          expect([move.to, move.until]).toEqual([end.tier, end.tierUntil?.getTime() ?? null]);
      }),
      { numRuns: 300 },
    );
  });

  it("is told whole: every line has its reasons, in sentences that add up to it", () => {
    fc.assert(
      fc.property(anyStory, anyTerms, (story, by) => {
        for (const line of live(story, by).lines) {
          const statements = explain(line.trace, line);
          expect(statements.length).toBeGreaterThan(0);
          expect(sumOf(statements.map(({ points }) => points))).toBe(line.points);
          for (const statement of statements)
            if ("at" in statement && "was" in statement) expect(statement.at).toBeGreaterThan(statement.was);
        }
      }),
    );
  });

  it("never shortens the life of points, and ends it only where they said, or later", () => {
    fc.assert(
      fc.property(anyStory, anyTerms, (story, by) => {
        const ends = new Map<string, number | null>();
        for (const line of live(story, by).lines) {
          for (const change of line.changes) {
            const name = `${change[1]}.${change[2]}`;
            if (change[0] === "new") ends.set(name, change[7]);
            if (change[0] === "extend") {
              expect(change[4]).toBeGreaterThan(ends.get(name) ?? 0);
              ends.set(name, change[4]);
            }
            if (line.kind === "lapsed") expect(ends.get(name)).toBe(line.occurredAt.getTime());
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never lowers a tier for spending points: without a single redemption, it would have moved the same", () => {
    fc.assert(
      fc.property(anyStory, anyTerms, (story, by) => {
        const moves = (deeds: Deed[]) =>
          live(deeds, by)
            .lines.filter((line) => line.kind === "tier_moved")
            .map(({ trace, occurredAt }) => ({ trace, occurredAt }));

        expect(moves(story)).toEqual(moves(story.filter(({ what }) => what !== "redeem")));
      }),
      { numRuns: 200 },
    );
  });
});

describe("points that live as long as there is activity", () => {
  const policy: ExpiryPolicy = { policy: "rolling", months: 3, roundTo: "month", activity: ["purchase"] };
  const rolling = always({ expiry: { base: policy, bonus: policy } });
  const inTime = anyStory.map((story) =>
    story
      .filter(({ what }) => what !== "redeem")
      .map((deed) => (deed.what === "buy" ? { ...deed, daysLate: 0, totalMinor: 5_000 } : deed)),
  );

  it("all live to the end of the third month after the last purchase, and are gone then", () => {
    fc.assert(
      fc.property(inTime, (story) => {
        let points = 0;
        let last = Number.NEGATIVE_INFINITY;
        for (const deed of story) {
          const month = monthOf(when(deed), zone);
          if (month > last + 3) points = 0;
          if (deed.what === "buy") {
            points += 10;
            last = month;
          }
        }

        const { end } = live(story, rolling);

        // Whoever reaches Gold on the way earns bonus points too.
        const base = end.lots.filter(({ kind }) => kind === "base");
        expect(sumOf(base.map((lot) => lot.remaining))).toBe(points);
      }),
    );
  });

  it("move with one line a month at most, since their ends are whole months", () => {
    fc.assert(
      fc.property(inTime, (story) => {
        const extended = live(story, rolling).lines.filter((line) => line.kind === "extended");
        const monthsOfLines = extended.map((line) => monthOf(line.occurredAt, zone));
        expect(new Set(monthsOfLines).size).toBe(monthsOfLines.length);
      }),
    );
  });
});

describe("tiers counted in rolling months", () => {
  const months = 3;
  const rolling = always({ tiers: { window: "rolling_months", months, downgrade: "to_balance" } });

  it("count what was earned in the running month and those before it, and nothing else", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { lines, end } = live(story, rolling);
        const now = monthOf(end.settledAt ?? new Date(0), zone);
        const counted = lines.filter((line) => line.kind === "earned" && monthOf(line.occurredAt, zone) > now - months);
        expect(end.tierPoints).toBe(sumOf(counted.map((line) => line.tierPoints)));
      }),
    );
  });

  it("put everybody where their count puts them as each month begins", () => {
    const busy: Deed[] = [
      { on: 0, what: "buy", totalMinor: 2_500_000, daysLate: 0 },
      { on: 50 * day, what: "buy", totalMinor: 1_000_000, daysLate: 0 },
      { on: 400 * day, what: "settle" },
    ];

    const { lines, end } = live(busy, rolling);

    const moves = lines.filter((line) => line.kind === "tier_moved");
    expect(
      moves.map(({ trace, occurredAt, tierPoints }) => [
        occurredAt.toISOString(),
        tierPoints,
        "to" in trace && trace.to,
      ]),
    ).toEqual([
      ["2024-01-10T03:00:00.000Z", 0, "emas"],
      ["2024-03-31T17:00:00.000Z", -5_000, "perak"],
      ["2024-04-30T17:00:00.000Z", -2_000, "perak"],
    ]);
    expect(end).toMatchObject({ tier: "perak", tierPoints: 0 });
  });
});
