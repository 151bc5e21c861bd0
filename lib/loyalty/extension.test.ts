import { describe, expect, it } from "vitest";
import type { Draft } from "./account";
import type { ExpiryPolicy } from "./expiry-policy";
import { keepAlive } from "./extension";
import { always } from "./life-fixtures";
import type { Lot } from "./lots";
import { recordPurchase } from "./purchase";
import { at, continued, draft, terms } from "./rule-fixtures";
import { settle } from "./settlement";
import type { TermsHistory } from "./terms";

const now = at("2026-06-15T05:00:00Z");
const rolling: ExpiryPolicy = { policy: "rolling", months: 6, roundTo: "month", activity: ["purchase"] };
const fixed: ExpiryPolicy = {
  policy: "fixed",
  months: 12,
  roundTo: "month",
  extension: { months: 3, activity: ["review"], withinMonths: 2 },
};

function lot(changes: Partial<Lot> = {}): Lot {
  const common = { born: 1, ordinal: 1, kind: "base", points: 100, remaining: 100, termsVersion: 1 } as const;
  return { ...common, availableAt: at("2026-01-01T00:00:00Z"), expiresAt: at("2026-07-31T17:00:00Z"), ...changes };
}

function holding(lots: Lot[], by: TermsHistory): Draft {
  return draft({ lots, settledAt: now }, by);
}

function active(who: Draft, when: string, kind = "purchase"): void {
  keepAlive(who, { kind, occurredAt: at(when), source: "purchase:1" }, at(when));
}

const endsOf = (who: Draft) => who.lots.map((each) => each.expiresAt?.toISOString());

describe("activity", () => {
  it("moves the end of all points that roll, in one line of no points, and tells from when to when", () => {
    const sari = holding(
      [lot(), lot({ ordinal: 2, remaining: 40 })],
      always({ expiry: { base: rolling, bonus: rolling } }),
    );

    active(sari, "2026-06-20T05:00:00Z");

    expect(endsOf(sari)).toEqual(["2026-12-31T17:00:00.000Z", "2026-12-31T17:00:00.000Z"]);
    expect(sari.lines).toHaveLength(1);
    const [was, until] = [at("2026-07-31T17:00:00Z").getTime(), at("2026-12-31T17:00:00Z").getTime()];
    expect(sari.lines[0]).toMatchObject({
      kind: "extended",
      points: 0,
      trace: {
        rule: "extend",
        because: "activity",
        lots: [
          { kind: "base", points: 100, was, until },
          { kind: "base", points: 40, was, until },
        ],
      },
    });
  });

  it("writes nothing when their end does not move: again in the same month, or where nothing rolls", () => {
    const sari = holding([lot()], always({ expiry: { base: rolling, bonus: rolling } }));
    active(sari, "2026-06-20T05:00:00Z");
    active(sari, "2026-06-29T05:00:00Z");
    const budi = holding([lot()], always({}));
    active(budi, "2026-06-20T05:00:00Z");

    expect(sari.lines).toHaveLength(1);
    expect([budi.lines, budi.tallies.added.size]).toEqual([[], 0]);
  });

  it("counts only where the terms name it", () => {
    const sari = holding([lot()], always({ expiry: { base: rolling, bonus: rolling } }));

    active(sari, "2026-06-20T05:00:00Z", "review");

    expect(sari.lines).toEqual([]);
  });

  it("leaves points alone that were earned under terms by which nothing rolled, and those still rolling under the old ones roll on", () => {
    const by: TermsHistory = [
      terms({ expiry: { base: rolling, bonus: { policy: "never" } } }),
      { ...terms({ expiry: { base: fixed, bonus: fixed } }), version: 2, effectiveFrom: at("2026-06-01T00:00:00Z") },
    ];
    const sari = holding(
      [lot(), lot({ born: 2, termsVersion: 2 }), lot({ born: 3, kind: "bonus", expiresAt: null })],
      by,
    );

    active(sari, "2026-06-20T05:00:00Z");

    expect(endsOf(sari)).toEqual(["2026-12-31T17:00:00.000Z", "2026-07-31T17:00:00.000Z", undefined]);
  });

  it("is not remembered for terms that are published but not in force yet: publishing changes nothing that was", () => {
    const later: TermsHistory = [
      terms(),
      {
        ...terms({ expiry: { base: rolling, bonus: rolling } }),
        version: 2,
        effectiveFrom: at("2026-07-01T00:00:00Z"),
      },
    ];
    const sari = holding([lot()], later);

    active(sari, "2026-06-20T05:00:00Z");

    expect(sari.tallies.added.size).toBe(0);
  });
});

it("is a purchase that earns less than a point, but no receipt of nothing", () => {
  const by = always({ expiry: { base: rolling, bonus: rolling } });
  const buy = (totalMinor: number) => {
    const sari = holding([lot()], by);
    const occurredAt = at("2026-06-20T05:00:00Z");
    recordPurchase(sari, { totalMinor, currency: "IDR", channel: null, occurredAt, source: "purchase:1" }, occurredAt);
    return sari.lines.map((line) => line.kind);
  };

  expect([buy(400), buy(0)]).toEqual([["extended"], []]);
});

describe("points of whoever was active lately, when their end comes", () => {
  const by = always({ expiry: { base: fixed, bonus: fixed } });
  const end = at("2026-07-31T17:00:00Z");

  it("live on once, and no second time, however active the member is", () => {
    const sari = holding([lot()], by);
    active(sari, "2026-06-20T05:00:00Z", "review");
    settle(sari, at("2026-10-01T00:00:00Z"));
    active(sari, "2026-10-05T05:00:00Z", "review");
    const later = continued(sari);
    settle(later, at("2026-12-01T00:00:00Z"));

    expect(sari.lines.map(({ kind, occurredAt, source }) => [kind, occurredAt, source])).toEqual([
      ["extended", end, "time"],
    ]);
    expect(endsOf(sari)).toEqual(["2026-10-31T17:00:00.000Z"]);
    expect(later.lines.map(({ kind, points }) => [kind, points])).toEqual([["lapsed", -100]]);
  });

  it("lapse when the last activity is longer ago than the terms allow, or there was none", () => {
    const sari = holding([lot()], by);
    active(sari, "2026-04-30T05:00:00Z", "review");
    settle(sari, at("2026-10-01T00:00:00Z"));
    const budi = holding([lot()], by);
    settle(budi, at("2026-10-01T00:00:00Z"));

    for (const who of [sari, budi]) expect(who.lines.map((line) => line.kind)).toEqual(["lapsed"]);
  });

  it("are split from those beside them that have no such terms: what is extended is told first, the rest lapses", () => {
    const mixed = holding(
      [lot(), lot({ ordinal: 2, kind: "bonus" })],
      always({ expiry: { base: fixed, bonus: { ...fixed, extension: undefined } } }),
    );
    active(mixed, "2026-06-20T05:00:00Z", "review");

    settle(mixed, at("2026-08-01T00:00:00Z"));

    expect(mixed.lines.map(({ kind, points }) => [kind, points])).toEqual([
      ["extended", 0],
      ["lapsed", -100],
    ]);
  });
});
