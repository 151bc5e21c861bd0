import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "./calendar";
import { problemsOf, type RewardEdit } from "./catalogue";
import {
  countedAnewAt,
  type Gates,
  isMeantFor,
  limitPeriods,
  mayBeSentTo,
  opensBefore,
  opensFor,
  openToAll,
} from "./gates";
import { periodStart } from "./periods";
import { provinceOf, provinces } from "./provinces";
import { redeem } from "./redemption";
import { availability } from "./reward";
import { anyTier, at, day, draft, firstTime, history, now, reward, terms } from "./rule-fixtures";
import type { TermsDocument } from "./terms";
import { rankOf } from "./tiers";

const gated = (gates: Partial<Gates>, changes: Parameters<typeof reward>[0] = {}) =>
  reward({ ...changes, gates: { ...openToAll, ...gates } });
const regulars = {
  code: "langganan",
  name: { id: "pelanggan tetap", en: "regulars" },
  when: [{ if: "visits", atLeast: 20 }],
};
const earning = { ...terms().earning, segments: [regulars] } as TermsDocument["earning"];
const rich = { spendable: 1_000_000, tier: "perak", segments: [], redeemed: 0 };
const segments = fc.subarray(["langganan", "baru", "kantor"]);
const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6c1";

describe("early access", () => {
  const days = fc.integer({ min: 1, max: 90 });

  it("opens a reward to a level and all above it, so many days before others, never later to a higher one", () => {
    fc.assert(
      fc.property(anyTier, days, fc.integer({ min: 1, max: 200 }), (tier, early, inDays) => {
        const startsAt = new Date(now.getTime() + inDays * day);
        const offer = gated({ early: { tier, days: early } }, { startsAt });
        const opens = terms().tiers.levels.map(({ code }) => opensFor(offer, code, terms())?.getTime() ?? 0);

        expect(opens).toEqual([...opens].sort((a, b) => b - a));
        const rank = rankOf(terms(), tier);
        expect(opens[rank]).toBeLessThanOrEqual(startsAt.getTime() - early * day);
        for (const { tier: earlier, at: when } of opensBefore(offer, startsAt, terms())) {
          expect(when.getTime()).toBeLessThan(startsAt.getTime());
          expect(opensFor(offer, earlier, terms())).toEqual(when);
        }
      }),
    );
  });

  it("says to whom it opens before, and lets them in at that very instant", () => {
    const startsAt = at("2026-07-01T03:00:00Z");
    const offer = gated({ early: { tier: "emas", days: 10 } }, { startsAt });
    const opens = at("2026-06-21T03:00:00Z");
    const asked = (tier: string, when: Date) => availability(offer, { ...rich, tier }, terms(), when);

    expect(asked("perak", opens)).toEqual({
      code: "starts_later",
      at: startsAt,
      before: [{ tier: "emas", at: opens }],
    });
    expect(asked("emas", new Date(opens.getTime() - 1))).toMatchObject({ code: "starts_later", at: opens });
    expect(asked("emas", opens).code).toBe("redeemable");
    expect(asked("platina", opens).code).toBe("redeemable");
  });
});

describe("a reward for some", () => {
  it("is meant for whoever is in any of its groups, and for everybody where it names none", () => {
    fc.assert(
      fc.property(segments, segments, (asked, held) => {
        const isIn = asked.length === 0 || asked.some((code) => held.includes(code));
        expect(isMeantFor(gated({ segments: asked }), held)).toBe(isIn);
        const answer = availability(gated({ segments: asked }), { ...rich, segments: held }, terms(), now);
        expect(answer.code).toBe(isIn ? "redeemable" : "segment_required");
      }),
    );
  });

  it("reads the group from the saved condition of the terms: twenty visits make a regular", () => {
    const asked = { id, quantity: 1, price: 100 };
    const visited = (value: number) =>
      draft({ tallies: [{ name: "days.purchase", on: "0001-01-01", value }], tier: "perak" }, history({ earning }));
    const offer = gated({ segments: ["langganan"] });

    expect(redeem(visited(19), asked, offer, firstTime, now)).toMatchObject({ refusal: { code: "segment_required" } });
    expect(redeem(visited(20), asked, offer, firstTime, now)).toMatchObject({ refusal: { code: "points_missing" } });
  });

  it("does not exist for others where its staff say so", () => {
    const hidden = gated({ segments: ["langganan"], isHidden: true });
    const asked = { id, quantity: 1, price: 100 };

    expect(redeem(draft(), asked, hidden, firstTime, now)).toEqual({ ok: false, refusal: { code: "reward_unknown" } });
  });
});

describe("limits", () => {
  it("are counted anew at the beginning of the next period, and never within one", () => {
    const instant = fc
      .integer({ min: 0, max: 900 * 24 * 60 })
      .map((minutes) => new Date(now.getTime() + minutes * 60_000));
    fc.assert(
      fc.property(instant, fc.constantFrom(...limitPeriods), (when, limitPer) => {
        const again = countedAnewAt(gated({ limitPer }), when, "Asia/Jakarta");
        if (limitPer === "ever") {
          expect(again).toBeNull();
          return;
        }
        const start = (date: Date) => periodStart(limitPer, dayOf(date, "Asia/Jakarta"));
        if (again === null) throw new Error("A period ends");
        expect(again > when).toBe(true);
        expect(start(again)).not.toBe(start(when));
        expect(start(new Date(again.getTime() - 1))).toBe(start(when));
      }),
    );
  });

  it("say what is left of them, and never let more through than that", () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 5 }), (had, totalLeft, quantity) => {
        const offer = gated({ limitPer: "month", totalLimit: 12 }, { perMemberLimit: 4, totalLeft });
        const answer = availability(offer, { ...rich, redeemed: had }, terms(), now, quantity);
        if (totalLeft < quantity) expect(answer).toEqual({ code: "total_reached", total: 12, left: totalLeft });
        else if (had + quantity > 4) {
          const left = Math.max(0, 4 - had);
          expect(answer).toMatchObject({ code: "limit_reached", limit: 4, per: "month", left });
        } else expect(answer.code).toBe("redeemable");
      }),
    );
  });
});

describe("provinces", () => {
  it.each([
    ["Jawa Barat", "Jawa Barat"],
    ["  jabar ", "Jawa Barat"],
    ["Prov. Jawa Barat", "Jawa Barat"],
    ["Jakarta", "DKI Jakarta"],
    ["D.I. Yogyakarta", "DI Yogyakarta"],
    ["West Java", "Jawa Barat"],
    ["Atlantis", null],
  ])("%s is read as %s", (typed, meant) => {
    expect(provinceOf(typed)).toBe(meant);
  });

  it("each is known by its own name, and sent to only where it is named", () => {
    fc.assert(
      fc.property(fc.subarray([...provinces]), fc.constantFrom(...provinces), (named, province) => {
        const sent = named.length === 0 || named.includes(province);
        expect(mayBeSentTo(gated({ provinces: named }), { province: province.toUpperCase() })).toBe(sent);
      }),
    );
  });

  it("elsewhere nothing is redeemed", () => {
    const lots = [
      {
        born: 1,
        ordinal: 1,
        kind: "base",
        points: 500,
        remaining: 500,
        availableAt: now,
        expiresAt: null,
        termsVersion: 1,
      },
    ] as const;
    const given = {
      ...{
        receiver: "Sari",
        receiverPhone: "081234567890",
        street: "Jl. Mawar 1",
        village: "A",
        district: "B",
        city: "C",
      },
      ...{ province: "Bali", postalCode: "80111" },
    };
    const offer = gated({ provinces: ["Jawa Barat"] }, { kind: "merchandise", details: { delivery: "ship" } });
    const member = draft({ lots: [...lots] });

    expect(redeem(member, { id, quantity: 1, price: 100, given }, offer, firstTime, now)).toEqual({
      ok: false,
      refusal: { code: "not_delivered", provinces: ["Jawa Barat"] },
    });
    expect(member.lines).toEqual([]);
    expect(
      redeem(member, { id, quantity: 1, price: 100, given: { ...given, province: "jabar" } }, offer, firstTime, now).ok,
    ).toBe(true);
  });
});

describe("what staff may say of it", () => {
  const text = { name: "Kopi", summary: "", howToUse: "", conditions: "" };
  const edit = (gates: Partial<Gates>, changes: Partial<RewardEdit> = {}): RewardEdit => ({
    ...{
      sku: null,
      kind: "discount",
      category: "minuman",
      texts: { id: text, en: text },
      points: 500,
      valueMinor: null,
    },
    ...{ currency: "IDR", perMemberLimit: null, tierRequired: null, startsAt: null, endsAt: null, validDays: 30 },
    ...{ cancellable: true, details: { percent: 10 }, featured: 0, gates: { ...openToAll, ...gates } },
    ...changes,
  });

  it.each<[Partial<Gates>, object]>([
    [{ totalLimit: 0 }, { totalLimit: "not_positive" }],
    [{ limitPer: "month" }, { perMemberLimit: "missing" }],
    [{ segments: ["tidak-ada"] }, { "group-tidak-ada": "segment_unknown" }],
    [{ isHidden: true }, { hidden: "hidden_from_all" }],
    [{ early: { tier: "emas", days: 3 } }, { startsOn: "early_needs_start" }],
    [{ early: { tier: "", days: 3 } }, { earlyTier: "missing" }],
    [{ early: { tier: "", days: 999 } }, { earlyTier: "missing", earlyDays: "too_large" }],
    [{ early: { tier: "emas", days: 91 } }, { earlyDays: "too_large" }],
    [{ provinces: ["Bali"] }, { provinces: "only_sent" }],
    [{ totalLimit: 5, segments: ["langganan"], isHidden: true }, {}],
  ])("%o: %o", (gates, problems) => {
    expect(problemsOf(edit(gates), null, terms({ earning }))).toEqual(problems);
  });

  it("a total is never below what was redeemed", () => {
    const before = { kind: "discount", points: 500, publishedAt: now, codes: 0, redeemed: 6 } as const;
    expect(problemsOf(edit({ totalLimit: 5 }), before, terms())).toEqual({ totalLimit: "less_than_redeemed" });
    expect(problemsOf(edit({ totalLimit: 6 }), before, terms())).toEqual({});
  });
});
