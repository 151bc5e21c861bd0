import { describe, expect, it } from "vitest";
import type { Draft } from "./account";
import { always } from "./life-fixtures";
import { recordPurchase } from "./purchase";
import { at, continued, draft, terms } from "./rule-fixtures";
import { settle } from "./settlement";
import type { Terms, TermsDocument, TermsHistory } from "./terms";
import { progress } from "./tier-progress";
import { tierPointsOf } from "./tiers";

type Measure = TermsDocument["tiers"]["measure"];

const yearEnd = at("2026-12-31T17:00:00Z");

function buy(who: Draft, totalMinor: number, when: string, occurred = when): void {
  const bought = { totalMinor, currency: "IDR", channel: null, occurredAt: at(occurred), source: `purchase:${when}` };
  const recorded = recordPurchase(who, bought, at(when));
  if (!recorded.ok) throw new Error(recorded.refusal.code);
}

function settled(who: Draft, when: string): Draft {
  const later = continued(who);
  settle(later, at(when));
  return later;
}

const standing = (who: Draft, when: string) => progress(who.history.at(-1) as Terms, settled(who, when), at(when));

describe("a period of grace", () => {
  const graced = always({ tiers: { graceDays: 31 } });
  const short = () =>
    settled(
      draft({ tier: "emas", tierPoints: 3_400, tierUntil: yearEnd, settledAt: at("2026-06-15T05:00:00Z") }, graced),
      "2027-01-10T00:00:00Z",
    );

  it("leaves a level that missed its bar for so many days, and says how much more by when", () => {
    const sari = short();

    expect(sari).toMatchObject({ tier: "emas", tierUntil: at("2027-01-31T17:00:00Z"), tierPoints: 0 });
    expect(progress(graced[0], sari, at("2027-01-10T00:00:00Z"))).toMatchObject({
      isInGrace: true,
      missingToKeep: 600,
      keepBy: at("2027-01-31T17:00:00Z"),
    });
  });

  it("keeps the level for the year when what was missing is made up in it, and those points count for the new year too", () => {
    const sari = continued(short());
    buy(sari, 300_000, "2027-01-20T05:00:00Z");
    expect(standing(sari, "2027-01-21T05:00:00Z")).toMatchObject({ isInGrace: true, missingToKeep: 0 });

    const kept = settled(sari, "2027-02-01T00:00:00Z");

    expect(kept).toMatchObject({ tier: "emas", tierUntil: at("2027-12-31T17:00:00Z"), tierPoints: 600 });
    expect(kept.lines[0]?.trace).toMatchObject({
      rule: "tier_grace_ended",
      outcome: "kept",
      tierPoints: 600,
      needed: 600,
    });
  });

  it("ends one level down when it is not, or where year and grace together lead, as the terms say", () => {
    expect(settled(short(), "2027-02-01T00:00:00Z")).toMatchObject({ tier: "perak", tierUntil: null });

    const toBalance = always({ tiers: { graceDays: 31, downgrade: "to_balance" } });
    const platinum = { tier: "platina", tierPoints: 4_100, tierUntil: yearEnd, settledAt: at("2026-06-15T05:00:00Z") };
    expect(settled(draft(platinum, toBalance), "2027-02-01T00:00:00Z")).toMatchObject({ tier: "emas" });
  });

  it("is over for whoever rises in it: their new level lasts as it would at other times", () => {
    const sari = continued(short());
    buy(sari, 6_000_000, "2027-01-20T05:00:00Z");

    const risen = settled(sari, "2028-06-01T00:00:00Z");

    expect(risen).toMatchObject({ tier: "platina", tierUntil: at("2028-12-31T17:00:00Z"), tierPoints: 0 });
    expect(risen.lines.map(({ trace }) => trace.rule)).not.toContain("tier_grace_ended");
    expect(settled(sari, "2029-01-10T00:00:00Z")).toMatchObject({
      tier: "platina",
      tierUntil: at("2029-01-31T17:00:00Z"),
    });
  });
});

describe("rolling months", () => {
  const rolling = always({ tiers: { window: "rolling_months", months: 12 } });

  it("say by when how many more are needed to stay, and until when all of it counts", () => {
    const sari = draft({}, rolling);
    buy(sari, 2_100_000, "2026-01-10T05:00:00Z");
    buy(sari, 500_000, "2026-05-10T05:00:00Z");

    expect(standing(sari, "2026-06-15T05:00:00Z")).toMatchObject({
      level: { code: "emas" },
      missing: 6_800,
      periodEnds: at("2026-12-31T17:00:00Z"),
      pointsLeaving: 4_200,
      keepBy: at("2026-12-31T17:00:00Z"),
      missingToKeep: 3_000,
      until: null,
    });
  });

  it("keep what was counted by the year for as many months as roll, and the level for as long as it was good", () => {
    const by: TermsHistory = [
      terms(),
      {
        ...terms({ tiers: { ...terms().tiers, window: "rolling_months", months: 6 } }),
        version: 2,
        effectiveFrom: at("2026-07-15T00:00:00Z"),
      },
    ];
    const sari = draft({}, by);
    buy(sari, 2_100_000, "2026-03-10T05:00:00Z");

    expect(settled(sari, "2026-12-30T00:00:00Z")).toMatchObject({ tier: "emas", tierPoints: 4_200 });
    expect(settled(sari, "2027-01-01T00:00:00Z")).toMatchObject({ tier: "emas", tierPoints: 0 });
    expect(settled(sari, "2028-01-01T00:00:00Z")).toMatchObject({ tier: "perak", tierUntil: null });
  });

  it("count a receipt that arrives late in its own month, and not at all once that month is out", () => {
    const sari = draft({}, rolling);
    buy(sari, 50_000, "2026-06-10T05:00:00Z", "2025-07-20T05:00:00Z");
    buy(sari, 50_000, "2026-06-11T05:00:00Z", "2025-06-20T05:00:00Z");

    expect(sari.tierPoints).toBe(100);
    expect(settled(sari, "2026-07-01T00:00:00Z").tierPoints).toBe(0);
  });
});

describe("what counts", () => {
  const bought = (totalMinor: number, currency = "IDR") => ({ kind: "purchase", money: { totalMinor, currency } });
  const by = (measure: Measure) => terms({ tiers: { ...terms().tiers, measure } });
  const spend = by({ kind: "spend", currency: "IDR", others: { USD: { gives: 160, per: 1 } } });
  const purchases = by({ kind: "purchases", atLeast: { IDR: 20_000 } });

  it.each([
    ["base points", terms(), bought(85_000), 170],
    ["what was spent", spend, bought(85_000), 85_000],
    ["what was spent in another currency, at the stated rate", spend, bought(1_050, "USD"), 168_000],
    ["nothing spent in a currency without a rate", spend, bought(1_050, "EUR"), 0],
    ["a purchase, whatever its amount", purchases, bought(85_000), 1],
    ["no purchase below the floor", purchases, bought(19_999), 0],
    ["a purchase in a currency without a floor", purchases, bought(1, "USD"), 1],
    ["nothing for a receipt of nothing", purchases, bought(0), 0],
    ["no purchase where there was none", purchases, { kind: "review", money: null }, 0],
  ])("is %s", (_, of, event, counted) => {
    expect(tierPointsOf(of, event, 170)).toBe(counted);
  });

  it("moves members by the number of purchases, also by one that earns less than a point", () => {
    const levels = terms().tiers.levels.map((level, rank) => ({ ...level, from: rank * 2 }));
    const sari = draft({}, always({ tiers: { measure: { kind: "purchases", atLeast: {} }, levels } }));
    buy(sari, 400, "2026-06-10T05:00:00Z");
    buy(sari, 400, "2026-06-10T06:00:00Z");

    expect(sari).toMatchObject({ tier: "emas", tierPoints: 2 });
    expect(sari.lines.map(({ kind, points, tierPoints }) => [kind, points, tierPoints])).toEqual([
      ["earned", 0, 1],
      ["earned", 0, 1],
      ["tier_moved", 0, 0],
    ]);
  });

  it("begins from nothing where the terms begin to count something else, and a level is kept a full period", () => {
    const counted: TermsHistory = [
      terms(),
      { ...by({ kind: "spend", currency: "IDR", others: {} }), version: 2, effectiveFrom: at("2026-07-15T00:00:00Z") },
    ];
    const sari = draft({}, counted);
    buy(sari, 2_100_000, "2026-03-10T05:00:00Z");
    const after = continued(sari);
    buy(after, 30_000, "2026-07-20T05:00:00Z", "2026-07-10T05:00:00Z");
    buy(after, 40_000, "2026-07-21T05:00:00Z");

    expect(after.lines[0]).toMatchObject({
      occurredAt: at("2026-07-15T00:00:00Z"),
      tierPoints: -4_200,
      trace: { rule: "tier_counted_anew", to: "emas" },
    });
    expect(after).toMatchObject({ tier: "platina", tierPoints: 40_000 });
    expect(settled(sari, "2027-06-01T00:00:00Z")).toMatchObject({
      tier: "emas",
      tierUntil: at("2027-12-31T17:00:00Z"),
    });
  });
});
