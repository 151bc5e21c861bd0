import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointsAtStake, reasonsToAsk, type SessionRisk, stepUpReasons } from "./step-up";
import { stepUpPolicy } from "./step-up-policy";

const policy = stepUpPolicy.parse(undefined);
const now = new Date("2026-11-22T03:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** At home: the first browser, for years, with an app, nothing changed. */
const atHome: SessionRisk = {
  strength: "totp",
  deviceSince: daysAgo(700),
  isFirstDevice: true,
  isElsewhere: false,
  changedAt: null,
};
const asked = (changed: Partial<SessionRisk>, points = 6_000) =>
  reasonsToAsk(policy, points, { ...atHome, ...changed }, now);

const anyRisk = fc.record({
  strength: fc.constantFrom("email_code" as const, "totp" as const, "recovery_code" as const, "passkey" as const),
  deviceSince: fc.integer({ min: 0, max: 800 }).map(daysAgo),
  isFirstDevice: fc.boolean(),
  isElsewhere: fc.boolean(),
  changedAt: fc.option(fc.integer({ min: 0, max: 800 }).map(daysAgo)),
});

describe("whether a fresh second factor is asked for", () => {
  test("a member at home is asked for nothing, however much they redeem", () => {
    expect(asked({}, 1_000_000)).toEqual([]);
  });

  test("below the bound nobody is asked, wherever they sit and whatever was changed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: policy.askedFrom - 1 }), anyRisk, (points, risk) => {
        expect(reasonsToAsk(policy, points, risk, now)).toEqual([]);
      }),
    );
  });

  test("a browser counts as new for its days, and never where somebody joined with it", () => {
    expect(asked({ isFirstDevice: false, deviceSince: daysAgo(13.9) })).toEqual(["new_device"]);
    expect(asked({ isFirstDevice: false, deviceSince: daysAgo(14) })).toEqual([]);
    expect(asked({ isFirstDevice: true, deviceSince: daysAgo(1) })).toEqual([]);
  });

  test("a session carried into another browser, a change of factors and a mailed code are each enough", () => {
    expect(asked({ isElsewhere: true })).toEqual(["other_browser"]);
    expect(asked({ changedAt: daysAgo(6.9) })).toEqual(["changed_lately"]);
    expect(asked({ changedAt: daysAgo(7) })).toEqual([]);
    expect(asked({ strength: "email_code" })).toEqual(["mailed_code"]);
    for (const strength of ["totp", "recovery_code", "passkey"] as const) expect(asked({ strength })).toEqual([]);
  });

  test("every reason that holds is said, the weightiest first", () => {
    const worst = { strength: "email_code", deviceSince: now, isFirstDevice: false, isElsewhere: true } as const;
    expect(asked({ ...worst, changedAt: now })).toEqual([...stepUpReasons]);
  });

  test("whoever is asked for some points is asked for more of them, and a stricter policy asks no less", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), anyRisk, (points, more, risk) => {
        const reasons = reasonsToAsk(policy, points, risk, now);
        expect(reasonsToAsk(policy, points + more, risk, now)).toEqual(expect.arrayContaining(reasons));
        const stricter = { ...policy, askedFrom: 1, newDeviceDays: 365, changedDays: 365 };
        expect(reasonsToAsk(stricter, Math.max(points, 1), risk, now)).toEqual(expect.arrayContaining(reasons));
      }),
    );
  });
});

test("a present puts at stake what it would have cost, anything else what was paid for it", () => {
  expect(pointsAtStake(0, 2, 3_000)).toBe(6_000);
  expect(pointsAtStake(4_000, 1, 9_000)).toBe(4_000);
});
