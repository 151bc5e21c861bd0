import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "./account";
import { explain } from "./explain";
import { pending, spendable } from "./lots";
import { recordPurchase } from "./purchase";
import { redeem } from "./redemption";
import { refund } from "./refund";
import { bought, giveBack, later, next, refundId, type Story, saleId } from "./refund-fixtures";
import type { Sale } from "./refund-share";
import { continued, firstTime, now, reward } from "./rule-fixtures";
import { settle } from "./settlement";

const taken = (answer: ReturnType<typeof giveBack>) => (answer.ok ? answer.value.points : Number.NaN);
const remaining = (of: Draft) => of.lots.reduce((all, lot) => all + lot.remaining, 0);

const anyTotal = fc.integer({ min: 1, max: 10_000_000 });
const anyParts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });

/** A total cut into parts of these weights; each at least one. */
function cut(total: number, weights: number[]): number[] {
  const all = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / all)).filter((part) => part > 0);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  return rest > 0 ? [...parts, rest] : parts;
}

describe("taking back what a purchase earned", () => {
  it("takes exactly what was earned once all money is given back, in however many parts and whatever order", () => {
    fc.assert(
      fc.property(anyTotal, anyParts, fc.boolean(), (total, weights, backwards) => {
        const story = bought(total);
        const earned = remaining(story.draft);
        const parts = cut(total, weights);
        let all = 0;
        for (const part of backwards ? parts.reverse() : parts) {
          all += taken(giveBack(story, part));
          expect(all).toBeLessThanOrEqual(earned);
          expect(Math.abs(all - (earned * story.refundedMinor) / total)).toBeLessThanOrEqual(0.5);
        }
        expect(all).toBe(earned);
        expect(remaining(story.draft)).toBe(0);
        expect(story.draft.debt).toBe(0);
      }),
    );
  });

  it("takes the same for the same money, whichever part of it came first", () => {
    fc.assert(
      fc.property(anyTotal, anyParts, (total, weights) => {
        const parts = cut(total, weights).slice(0, -1);
        const [one, other] = [bought(total), bought(total)];
        const sum = (story: Story, order: number[]) =>
          order.reduce((all, part) => all + taken(giveBack(story, part)), 0);
        expect(sum(one, parts)).toBe(sum(other, [...parts].reverse()));
      }),
    );
  });

  it("is told in numbers that add up to the line, and nobody owes while points are left", () => {
    fc.assert(
      fc.property(anyTotal, anyParts, fc.integer({ min: 0, max: 30_000 }), (total, weights, spent) => {
        const story = bought(total, {}, spent % 2 ? "online" : "store");
        const has = spendable(next(story).lots, now);
        if (spent > 0 && spent <= has)
          redeem(story.draft, { id: refundId, quantity: 1, price: spent }, reward({ points: spent }), firstTime, now);
        for (const part of cut(total, weights)) {
          giveBack(story, part);
          for (const line of story.draft.lines) {
            const told = explain(line.trace, line).reduce((all, each) => all + each.points, 0);
            expect(told).toBe(line.points);
          }
          if (story.draft.debt > 0) expect(remaining(story.draft)).toBe(0);
        }
        expect(story.draft.debt).toBe(spent <= has ? spent : 0);
      }),
    );
  });

  it("draws on the purchase's own points first, pending ones as they are, and on others only for what is missing", () => {
    const other = { kind: "base", points: 50, remaining: 50, termsVersion: 1 } as const;
    const lots = [
      { ...other, born: 1, ordinal: 1, availableAt: later(9), expiresAt: later(20) },
      { ...other, born: 2, ordinal: 1, availableAt: now, expiresAt: later(90) },
    ];
    const story = bought(50_000, { lots }, "online");

    expect(taken(giveBack(story, 50_000))).toBe(100);
    expect([spendable(story.draft.lots, now), pending(story.draft.lots, now)]).toEqual([50, 50]);

    const spentOnes = bought(50_000, { lots: lots.map((lot) => ({ ...lot })) });
    redeem(next(spentOnes), { id: refundId, quantity: 1, price: 150 }, reward({ points: 150 }), firstTime, now);
    expect(giveBack(spentOnes, 50_000)).toMatchObject({ value: { points: 100, owed: 50 } });
    expect([remaining(spentOnes.draft), spentOnes.draft.debt]).toEqual([0, 50]);
  });

  it("leaves a debt that the next points repay, pending ones too", () => {
    const story = bought(50_000);
    redeem(next(story), { id: refundId, quantity: 1, price: 100 }, reward({ points: 100 }), firstTime, now);
    giveBack(story, 50_000);

    const source = "purchase:019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b9";
    recordPurchase(
      next(story),
      { totalMinor: 75_000, currency: "IDR", channel: "online", occurredAt: now, source },
      now,
    );

    expect([story.draft.debt, pending(story.draft.lots, now)]).toEqual([0, 50]);
    expect(story.draft.lines[0]).toMatchObject({ points: 150, trace: { repaid: 100 } });
  });

  it("never takes a point that lapsed, nor one that was taken before, a second time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), anyParts, fc.nat(8), (total, weights, place) => {
        const story = bought(total);
        const earned = remaining(story.draft);
        let gone = 0;
        for (const [n, part] of cut(total, weights).entries()) {
          gone += taken(giveBack(story, part, n === place ? 500 : 0));
          const lapsed = [...story.lines, ...story.draft.lines].filter((line) => line.kind === "lapsed");
          const all = gone - lapsed.reduce((sum, line) => sum + line.points, 0);
          expect(all).toBeLessThanOrEqual(earned);
          if (story.refundedMinor === total) expect(all).toBe(earned);
        }
        expect([remaining(story.draft), story.draft.debt]).toEqual([0, 0]);
      }),
    );
  });

  it("takes nothing back of a purchase whose points have all lapsed, and says so", () => {
    const story = bought(50_000);

    expect(giveBack(story, 50_000, 500)).toMatchObject({
      value: { points: 0, journalVersion: null, nothingBecause: "lapsed_already" },
    });
  });

  it("refuses more than is left, another currency, nothing at all, and what lies in the future", () => {
    const story = bought(50_000);
    giveBack(story, 20_000);

    expect(giveBack(story, 30_001)).toEqual({
      ok: false,
      refusal: { code: "more_than_left", leftMinor: 30_000, currency: "IDR" },
    });
    expect(giveBack(story, 0)).toMatchObject({ refusal: { code: "amount_invalid" } });
    expect(giveBack(story, 0.5)).toMatchObject({ refusal: { code: "amount_invalid" } });
    const sale: Sale = { ...story, id: saleId, currency: "IDR", occurredAt: now };
    const request = { id: refundId, amountMinor: 1, currency: "USD", occurredAt: now, reasonDigest: null };
    expect(refund(story.draft, sale, request, now)).toMatchObject({ refusal: { code: "currency_differs" } });
    const ahead = { ...request, currency: null, occurredAt: later(1) };
    expect(refund(story.draft, sale, ahead, now)).toMatchObject({ refusal: { code: "in_the_future" } });
  });
});

it("writes what time has done before anything is taken back", () => {
  const story = bought(50_000);
  giveBack(story, 25_000, 500);
  const settled = continued(story.draft);
  settle(settled, story.at);

  expect(settled.lines).toEqual([]);
});
