import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lot } from "./lots";
import { spendable } from "./lots";
import { account, at, continued, day, draft, history } from "./rule-fixtures";
import { allowance, receivePoints, sendPoints } from "./transfer";
import type { TransferPolicy } from "./transfer-policy";

const now = at("2026-06-15T03:00:00Z");
const joinedAt = at("2026-01-01T00:00:00Z");
const other = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6ff";
const policy: TransferPolicy = {
  isOn: true,
  leastPoints: 50,
  mostPerDay: 500,
  mostPerMonth: 800,
  coolingOffDays: 30,
  giftDays: 14,
};
const terms = (changes: Partial<TransferPolicy> = {}) => history({ transfer: { ...policy, ...changes } });

function lot(born: number, points: number, expiresAt: Date | null, changes: Partial<Lot> = {}): Lot {
  const rest = { kind: "base", remaining: points, availableAt: joinedAt, termsVersion: 1 } as const;
  return { born, ordinal: 1, points, expiresAt, ...rest, ...changes };
}

const soon = at("2026-07-01T00:00:00Z");
const late = at("2027-07-01T00:00:00Z");
const sender = (lots: Lot[] = [lot(1, 300, late), lot(2, 400, soon)]) => draft({ lots, settledAt: joinedAt }, terms());
const ask = (points: number) => ({ id: "t", points, to: other, joinedAt });

describe("points given to another member", () => {
  test("go the soonest to expire first, and arrive with their kind, their end and their terms", () => {
    const from = sender([lot(1, 300, late, { kind: "bonus" }), lot(2, 400, soon, { termsVersion: 7 })]);
    const to = draft({ memberPublicId: other }, terms());

    const moved = sendPoints(from, ask(450), now);
    if (!moved.ok) throw new Error(moved.refusal.code);
    receivePoints(to, { id: "u", from: from.start.memberPublicId, lots: moved.value }, now);

    expect(from.lines.at(-1)).toMatchObject({ kind: "transferred_out", points: -450, tierPoints: 0 });
    expect(to.lines.at(-1)).toMatchObject({ kind: "transferred_in", points: 450, tierPoints: 0 });
    expect(to.lots).toMatchObject([
      { kind: "base", points: 400, expiresAt: soon, termsVersion: 7 },
      { kind: "bonus", points: 50, expiresAt: late, termsVersion: 1 },
    ]);
    expect(spendable(to.lots, now)).toBe(450);
  });

  test("are never those that wait, and no more than there are", () => {
    const from = sender([lot(1, 100, null), lot(2, 400, soon, { availableAt: new Date(now.getTime() + day) })]);

    expect(sendPoints(from, ask(150), now)).toEqual({ ok: false, refusal: { code: "points_missing", missing: 50 } });
  });

  test("keep within the day and the month, whatever was given before", () => {
    const first = sender([lot(1, 2_000, null)]);
    expect(sendPoints(first, ask(500), now).ok).toBe(true);
    expect(sendPoints(first, ask(50), now)).toMatchObject({ refusal: { code: "above_day_limit", left: 0, most: 500 } });
    const tomorrow = new Date(now.getTime() + day);
    const next = continued(first);
    expect(sendPoints(next, ask(400), tomorrow)).toMatchObject({ refusal: { code: "above_month_limit", left: 300 } });
    expect(allowance(next, tomorrow)).toEqual({ day: 500, month: 300 });
  });

  test.each([
    ["transfers_off", terms({ isOn: false }), ask(100)],
    ["same_member", terms(), { ...ask(100), to: account().memberPublicId }],
    ["below_least", terms(), ask(49)],
    ["cooling_off", terms({ coolingOffDays: 365 }), ask(100)],
  ] as const)("are refused: %s", (code, by, request) => {
    expect(sendPoints(draft({ lots: [lot(1, 500, null)] }, by), request, now)).toMatchObject({ refusal: { code } });
  });

  test("are neither more nor fewer on both sides together, and what was owed is repaid out of them", () => {
    const amounts = fc.array(fc.integer({ min: 50, max: 100 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 200 }), (points, debt) => {
        const from = sender();
        const to = draft({ memberPublicId: other, debt }, terms());
        for (const each of points) {
          const moved = sendPoints(from, ask(each), now);
          if (moved.ok) receivePoints(to, { id: "u", from: "x", lots: moved.value }, now);
        }
        expect(spendable(from.lots, now) + spendable(to.lots, now) - to.debt).toBe(700 - debt);
      }),
    );
  });
});
