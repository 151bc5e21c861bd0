import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "./explain";
import { pending, spendable } from "./lots";
import { type OpeningLot, openBalance } from "./opening";
import { sum } from "./points";
import { at, draft, history } from "./rule-fixtures";

const now = at("2026-03-10T05:00:00Z");
const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3";
const lot = (changes: Partial<OpeningLot> = {}): OpeningLot => ({
  kind: "base",
  points: 100,
  earnedOn: "2025-06-01",
  expiresOn: "2026-12-31",
  availableFrom: null,
  ...changes,
});
const only = { tierPoints: 0, tier: null };

describe("an opening balance", () => {
  it("keeps every lot with the last day on which it can be spent", () => {
    const opened = draft();
    openBalance(opened, { id, lots: [lot(), lot({ kind: "bonus", points: 40, expiresOn: "never" })], ...only }, now);

    expect(opened.lots).toMatchObject([
      { kind: "base", points: 100, remaining: 100, expiresAt: at("2026-12-31T17:00:00Z"), availableAt: now },
      { kind: "bonus", points: 40, remaining: 40, expiresAt: null, availableAt: now },
    ]);
    expect(opened.lines).toMatchObject([{ kind: "opening", points: 140, source: `opening:${id}` }]);
  });

  it("lets the terms of the day on which they were earned decide where the list says nothing", () => {
    const [first] = history({
      expiry: { base: { policy: "fixed", months: 12, roundTo: "month" }, bonus: { policy: "never" } },
    });
    const later = {
      ...first,
      version: 2,
      effectiveFrom: at("2026-01-01T00:00:00Z"),
      expiry: { ...first.expiry, base: { policy: "never" as const } },
    };
    const opened = draft({}, [first, later]);

    openBalance(
      opened,
      { id, lots: [lot({ expiresOn: null }), lot({ expiresOn: null, earnedOn: null })], ...only },
      now,
    );

    expect(opened.lots).toMatchObject([
      { termsVersion: 1, expiresAt: at("2026-06-30T17:00:00Z") },
      { termsVersion: 2, expiresAt: null },
    ]);
  });

  it("holds points that wait until their day", () => {
    const opened = draft();
    const availableFrom = at("2026-03-20T00:00:00Z").getTime();
    openBalance(opened, { id, lots: [lot({ availableFrom }), lot()], ...only }, now);

    expect([spendable(opened.lots, now), pending(opened.lots, now)]).toEqual([100, 100]);
  });

  it("brings a level along that is kept for a full period, and leaves whoever stands higher where they are", () => {
    const [brought, higher] = [
      draft(),
      draft({ tier: "platina", tierUntil: at("2027-12-31T17:00:00Z"), settledAt: now }),
    ];
    for (const each of [brought, higher]) openBalance(each, { id, lots: [], tierPoints: 10, tier: "emas" }, now);

    expect(brought).toMatchObject({ tier: "emas", tierPoints: 10, tierUntil: at("2027-12-31T17:00:00Z") });
    expect(brought.lines.map((line) => line.trace.rule)).toEqual(["opening", "tier_brought"]);
    expect(higher.tier).toBe("platina");
    expect(higher.lines.map((line) => line.kind)).toEqual(["opening"]);
  });

  it("lifts to the level that the tier points reach", () => {
    const opened = draft();
    openBalance(opened, { id, lots: [lot()], tierPoints: 10_000_000, tier: "emas" }, now);

    expect(opened.lines.at(-1)?.trace).toMatchObject({ rule: "tier_reached" });
  });

  it("lets lapse at once, in a line of its own, what had its end by then", () => {
    const opened = draft();
    openBalance(opened, { id, lots: [lot({ expiresOn: "2026-03-09" }), lot({ points: 7 })], ...only }, now);

    expect(opened.lines.map(({ kind, points }) => [kind, points])).toEqual([
      ["opening", 107],
      ["lapsed", -100],
    ]);
  });

  it("repays what was owed first, and is refused to a closed membership", () => {
    const owing = draft({ debt: 30 });
    openBalance(owing, { id, lots: [lot()], ...only }, now);
    expect([owing.debt, spendable(owing.lots, now)]).toEqual([0, 70]);

    const closed = openBalance(draft({ memberState: "closed" }), { id, lots: [lot()], ...only }, now);
    expect(closed).toEqual({ ok: false, refusal: { code: "member_closed" } });
  });

  it("explains every line so that its sentences add up to it", () => {
    const anyLot = fc.record({
      kind: fc.constantFrom("base" as const, "bonus" as const),
      points: fc.integer({ min: 1, max: 10 ** 9 }),
      earnedOn: fc.constantFrom(null, "2024-02-29", "2025-06-01"),
      expiresOn: fc.constantFrom(null, "never", "2026-03-09", "2027-02-28"),
      availableFrom: fc.constantFrom(null, now.getTime() - 1, now.getTime() + 86_400_000),
    });
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 6 }), fc.nat(500), (lots, debt) => {
        const opened = draft({ debt });
        openBalance(opened, { id, lots, tierPoints: 5, tier: "emas" }, now);
        for (const line of opened.lines)
          expect(sum(explain(line.trace, line).map((each) => each.points))).toBe(line.points);
        expect(sum(opened.lines.map((line) => line.points))).toBe(
          sum(opened.lots.map((each) => each.remaining)) - opened.debt + debt,
        );
      }),
    );
  });
});
