import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "./explain";
import type { Lot } from "./lots";
import { spendable } from "./lots";
import { redeem } from "./redemption";
import { anyLots, day, draft, firstTime, now, reward } from "./rule-fixtures";
import { settle } from "./settlement";
import { checkWish, decideWish, endsWithin, type Wish, type WishContext } from "./wish";

const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b9";
const goal: Wish = {
  ...{ id, since: new Date(now.getTime() - day), purpose: "goal", action: "redeem", mostPoints: 100 },
  ...{ keepPoints: 0, leastPoints: null, daysBefore: null },
};
const beforeExpiry: Wish = { ...goal, purpose: "expiry", leastPoints: 100, daysBefore: 7 };
const context = (changes: Partial<WishContext> = {}): WishContext => ({
  ...{ reward: reward(), ...firstTime, hasRedeemedSince: false, hasCancelled: false },
  ...changes,
});
const lot = (points: number, days: number | null, born = 1): Lot => ({
  ...{ born, ordinal: 1, kind: "base", points, remaining: points, availableAt: new Date(now.getTime() - day) },
  ...{ expiresAt: days === null ? null : new Date(now.getTime() + days * day), termsVersion: 1 },
});

describe("a goal that is redeemed by itself", () => {
  it("spends only when what is to be kept is left over, and says so in the very figures", () => {
    fc.assert(
      fc.property(
        anyLots,
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (lots, price, keep) => {
          const now_ = draft({ lots });
          settle(now_, now);
          const have = spendable(now_.lots, now);
          const wish = { ...goal, mostPoints: price, keepPoints: keep };

          const decision = decideWish(now_, wish, context({ reward: reward({ points: price }) }), now);

          if (have - price < keep) expect(decision).toEqual({ code: "wait" });
          else expect(decision).toMatchObject({ code: "run", quantity: 1, price, trace: { spendable: have, keep } });
        },
      ),
    );
  });

  it("is over once the reward was redeemed, by whomever", () => {
    const rich = draft({ lots: [lot(5_000, null)] });
    expect(decideWish(rich, goal, context({ hasRedeemedSince: true }), now)).toEqual({ code: "met" });
    expect(decideWish(rich, { ...goal, action: "show" }, context(), now)).toEqual({ code: "wait" });
  });
});

describe("what was agreed to", () => {
  const rich = draft({ lots: [lot(5_000, null)] });
  const paused = (changes: Partial<WishContext>, wish = goal, member = rich) =>
    decideWish(member, wish, context(changes), now);

  it("is never paid dearer, and stops where it cannot be followed", () => {
    expect(paused({ reward: reward({ points: 101 }) })).toEqual({ code: "pause", because: "dearer" });
    expect(paused({ reward: null })).toEqual({ code: "pause", because: "reward_gone" });
    expect(paused({ reward: reward({ state: "archived" }) })).toEqual({ code: "pause", because: "reward_gone" });
    expect(paused({ reward: reward({ endsAt: now }) })).toEqual({ code: "pause", because: "reward_gone" });
    expect(paused({ reward: reward({ stockLeft: 0 }) })).toEqual({ code: "pause", because: "out_of_stock" });
    expect(paused({ reward: reward({ tierRequired: "platina" }) })).toMatchObject({ because: "tier_required" });
    expect(paused({ reward: reward({ perMemberLimit: 1 }), redeemed: 1 })).toMatchObject({ because: "limit_reached" });
    expect(paused({ hasCancelled: true }, beforeExpiry)).toEqual({ code: "pause", because: "cancelled" });
    const locked = draft({ lots: [lot(5_000, null)], memberState: "locked" });
    expect(paused({}, goal, locked)).toEqual({ code: "pause", because: "member_locked" });
  });

  it("waits for a reward that only opens later", () => {
    expect(paused({ reward: reward({ startsAt: new Date(now.getTime() + day) }) })).toEqual({ code: "wait" });
  });
});

describe("before points end", () => {
  it("counts what ends within the member's days and can be spent, not a day more", () => {
    const held = draft({ lots: [lot(60, 3, 1), lot(40, 7, 2), lot(900, 9, 3), lot(900, null, 4)] });
    held.lots.push({ ...lot(500, 5, 5), availableAt: new Date(now.getTime() + day) });

    expect(endsWithin(held, 7, now).map(({ points }) => points)).toEqual([60, 40]);
    expect(decideWish(held, beforeExpiry, context(), now)).toMatchObject({
      ...{ code: "run", quantity: 1, occasion: String(now.getTime() + 3 * day) },
      trace: { because: "points_ending", ending: 100, at: now.getTime() + 3 * day },
    });
    expect(decideWish(held, { ...beforeExpiry, leastPoints: 101 }, context(), now)).toEqual({ code: "wait" });
  });

  it("gives to a cause as many whole units as what ends comes to, never more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 400 }), (ending, unit) => {
        const held = draft({ lots: [lot(ending, 3, 1), lot(9_000, null, 2)] });
        const wish = { ...beforeExpiry, action: "donate", mostPoints: unit, leastPoints: 1 } as const;
        const cause = reward({ kind: "donation", points: unit });

        const decision = decideWish(held, wish, context({ reward: cause }), now);

        if (decision.code === "run") expect(decision.quantity).toBe(Math.floor(ending / unit));
        else expect(ending).toBeLessThan(unit);
      }),
    );
  });
});

it("takes down only what is agreed to in figures, and spends on nothing else", () => {
  const ask = (changes: Partial<Wish>, of = reward()) => {
    const answer = checkWish({ ...goal, ...changes }, of);
    return answer.ok ? "done" : answer.refusal.code;
  };
  expect(ask({})).toBe("done");
  expect(ask({ mostPoints: 99 })).toBe("price_above");
  expect(ask({ mostPoints: null })).toBe("price_above");
  expect(ask({}, reward({ state: "draft" }))).toBe("reward_unknown");
  expect(ask({ action: "remind" })).toBe("action_unsuited");
  expect(ask({ purpose: "expiry", action: "show" })).toBe("action_unsuited");
  expect(ask({ purpose: "expiry", daysBefore: 91 })).toBe("days_invalid");
  expect(ask({ purpose: "expiry", daysBefore: null })).toBe("days_invalid");
  expect(ask({ keepPoints: -1 })).toBe("points_invalid");
  expect(ask({ leastPoints: 0.5 })).toBe("points_invalid");
  expect(ask({ purpose: "expiry", action: "donate", daysBefore: 7 })).toBe("not_a_donation");
  expect(ask({}, reward({ kind: "donation" }))).toBe("not_a_donation");
});

it("is told in the line it led to: whose wish, of when, and why now", () => {
  const member = draft({ lots: [lot(600, null)] });
  const decision = decideWish(member, { ...goal, keepPoints: 500 }, context(), now);
  if (decision.code !== "run") throw new Error("The goal is reached");

  redeem(member, { id, quantity: 1, price: 100, wish: decision.trace }, reward(), firstTime, now);

  const line = member.lines.find(({ kind }) => kind === "redeemed");
  const told = line ? explain(line.trace, line) : [];
  expect(told.slice(0, 2)).toEqual([
    { key: "wished", points: 0, since: goal.since.getTime() },
    { key: "wish_goal_reached", points: 0, spendable: 600, keep: 500 },
  ]);
  expect(told.reduce((total, { points }) => total + points, 0)).toBe(line?.points);
});
