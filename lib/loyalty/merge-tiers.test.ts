import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { type Account, type Draft, draftOf } from "./account";
import { mergeMembers } from "./merge";
import { account, day, history, now } from "./rule-fixtures";
import { settle } from "./settlement";
import { allTallies } from "./tallies";

const ties = { inPool: false, giftOpen: false, approvalOpen: false, disputeOpen: false };
const request = { id: "d1", otherId: "s1", reasonDigest: "ab", limit: 1_000_000, ties };
const other = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6ff";
const rolling = history({ tiers: { ...kopiSenjaTerms.tiers, window: "rolling_months", months: 6 } });
const graced = history({ tiers: { ...kopiSenjaTerms.tiers, graceDays: 60 } });

/** Tier points by month, as they are counted while months roll; the sum is the wallet's. */
const months = fc.array(fc.integer({ min: 0, max: 6_000 }), { minLength: 6, maxLength: 6 }).map(
  (counted): Pick<Account, "tallies" | "tierPoints"> => ({
    tallies: counted.map((value, back) => ({ name: "tier.points", on: `2026-0${6 - back}-01`, value })),
    tierPoints: counted.reduce((all, each) => all + each, 0),
  }),
);

function side(changes: Partial<Account>, by = rolling): Draft {
  const settledAt = new Date(now.getTime() - 3_600_000);
  return draftOf(account({ settledAt, ...changes }), by);
}

describe("levels of two memberships", () => {
  test("roll on together: each month leaves the joint count when it would have left its own", () => {
    fc.assert(
      fc.property(months, months, (left, right) => {
        const [one, two] = [side(left), side({ ...right, memberId: 2, memberPublicId: other })];
        const alone = [side(left), side(right)];
        expect(mergeMembers(one, two, request, now).ok).toBe(true);
        for (const days of [0, 40, 100, 170, 400]) {
          const then = new Date(now.getTime() + days * day);
          for (const each of [one, two, ...alone]) settle(each, then);
          expect(two.tierPoints).toBe(alone.reduce((all, each) => all + each.tierPoints, 0));
          expect([one.tierPoints, one.tier]).toEqual([0, "perak"]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("bring the grace along in which a level is still held, and what was missing when it began", () => {
    const until = new Date(now.getTime() + 20 * day);
    const grace = { name: "tier.grace", on: "0001-01-01", value: 1_000 };
    const one = side({ tier: "emas", tierUntil: until, tierPoints: 400, tallies: [grace] }, graced);
    const two = side({ tierPoints: 700, memberId: 2, memberPublicId: other }, graced);
    mergeMembers(one, two, request, now);
    expect([two.tier, two.tierUntil, allTallies(two.tallies)]).toEqual(["emas", until, [grace]]);
    settle(two, new Date(until.getTime() + day));
    expect(two.tier).toBe("emas");
  });

  test("leave time nothing to do at the merged one, however long it goes on", () => {
    fc.assert(
      fc.property(months, fc.boolean(), (counted, isRolling) => {
        const by = isRolling ? rolling : graced;
        const changes = { ...counted, tier: "platina", tierUntil: isRolling ? null : new Date("2026-12-31T17:00:00Z") };
        const [one, two] = [side(changes, by), side({ memberId: 2, memberPublicId: other }, by)];
        mergeMembers(one, two, request, now);
        const written = one.version;
        settle(one, new Date(now.getTime() + 2_000 * day));
        expect(one.version).toBe(written);
      }),
    );
  });
});
