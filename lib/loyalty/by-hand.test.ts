import { describe, expect, it } from "vitest";
import { adjustLimitPoints, adjustLimitsADay, rolesAdjusting } from "./adjustment";
import { byHandOf, leftByHand, takeByHand } from "./by-hand";
import { roles } from "./permissions";

describe("what a colleague gives and takes by hand", () => {
  it("is limited for one member and in all, by whichever leaves less, and never below nothing", () => {
    const day = byHandOf({ actorId: 7, role: "support", memberId: 3 }, "2026-11-23");
    const { toOne, inAll } = adjustLimitsADay("support");

    expect(leftByHand(day)).toBe(Math.min(toOne, inAll));
    expect(leftByHand({ ...day, inAll: { ...day.inAll, used: inAll - 10 } })).toBe(10);
    expect(leftByHand({ ...day, toOne: { ...day.toOne, used: toOne + 10 } })).toBe(0);
    expect(leftByHand(byHandOf({ actorId: 7, role: "analyst", memberId: 3 }, "2026-11-23"))).toBe(0);
  });

  it("counts what is taken as what is given, apart from what rules give", () => {
    const day = byHandOf({ actorId: 7, role: "owner", memberId: 3 }, "2026-11-23");

    expect(takeByHand(day, -40)).toEqual([
      { code: "by-hand:7:3", on: "2026-11-23", most: 100_000, points: 40 },
      { code: "by-hand:7", on: "2026-11-23", most: 500_000, points: 40 },
    ]);
  });

  it("never lets parts of a day come to more for one member than may be given at once", () => {
    for (const role of roles) expect(adjustLimitsADay(role).toOne).toBeLessThanOrEqual(adjustLimitPoints(role));
    expect(rolesAdjusting(5_001)).toEqual(["owner"]);
    expect(rolesAdjusting(100_001)).toEqual([]);
  });
});
