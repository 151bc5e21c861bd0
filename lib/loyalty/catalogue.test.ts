import { describe, expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { trialDetails } from "@/db/seed/rewards/trial-details";
import { problemsOf, publishRefusal, type RewardEdit } from "./catalogue";
import { openToAll } from "./gates";
import type { Details } from "./kinds/details";
import { type RewardKind, rewardKinds } from "./reward";

const terms = { ...kopiSenjaTerms, version: 1, effectiveFrom: new Date(0) };
const now = new Date("2026-11-21T12:00:00Z");
const text = { name: "Kopi susu", summary: "", howToUse: "", conditions: "" };
const edit = (changes: Partial<RewardEdit> = {}): RewardEdit => ({
  kind: "discount",
  category: "minuman",
  texts: { id: text, en: text },
  points: 500,
  valueMinor: 10_000,
  currency: "IDR",
  perMemberLimit: null,
  tierRequired: null,
  startsAt: null,
  endsAt: null,
  gates: openToAll,
  validDays: 30,
  cancellable: true,
  details: { percent: 10 },
  featured: 0,
  sku: null,
  ...changes,
});
const live = { kind: "discount", points: 500, publishedAt: now, codes: 0 } as const;

describe("what an edit of a reward may say", () => {
  test("nothing is wrong with a whole one", () => {
    expect(problemsOf(edit(), null, terms)).toEqual({});
  });

  test("the price of a reward that was ever published may fall and never rise", () => {
    expect(problemsOf(edit({ points: 499 }), live, terms)).toEqual({});
    expect(problemsOf(edit({ points: 501 }), live, terms)).toEqual({ points: "dearer" });
    expect(problemsOf(edit({ points: 501 }), { ...live, publishedAt: null }, terms)).toEqual({});
  });

  test("a kind is settled once it was published or holds codes", () => {
    const merchandise = edit({ kind: "merchandise", details: { delivery: "ship" } });
    expect(problemsOf(merchandise, live, terms)).toEqual({ kind: "kind_fixed" });
    expect(problemsOf(merchandise, { ...live, publishedAt: null, codes: 1 }, terms)).toEqual({ kind: "kind_fixed" });
    expect(problemsOf(merchandise, { ...live, publishedAt: null }, terms)).toEqual({});
  });

  test("every mistake is told at once, by its field", () => {
    const wrong = edit({
      category: "",
      points: 0,
      perMemberLimit: 0,
      tierRequired: "berlian",
      startsAt: now,
      endsAt: now,
      details: { percent: 120 },
    });

    expect(problemsOf(wrong, null, terms)).toEqual({
      category: "missing",
      points: "not_positive",
      perMemberLimit: "not_positive",
      tierRequired: "tier_unknown",
      endsOn: "ends_before_it_starts",
      "detail-discount-percent": "too_large",
    });
  });

  test("a discount says its share or its amount, one of them and not both", () => {
    const named = (details: Details) => problemsOf(edit({ details }), null, terms);

    expect(named({})).toEqual({ "detail-discount-percent": "none_of_both" });
    expect(named({ percent: 10, amountMinor: 5_000 })).toEqual({ "detail-discount-amountMinor": "one_of_both" });
    expect(named({ amountMinor: 5_000 })).toEqual({});
  });
});

describe("what may be shown to members", () => {
  const ready = { state: "draft", endsAt: null, stockLeft: 3, openDates: 1, hasFile: true } as const;
  const draft = { ...ready, kind: "gift_card", details: {} } as const;

  test("a draft of any kind that is whole and can be had", () => {
    for (const kind of rewardKinds)
      expect(publishRefusal({ ...ready, kind, details: trialDetails[kind] ?? {} }, ["top-up"], now)).toBeNull();
  });

  test("not what could not be had: without codes, dates, a file or a provider, over already, or half said", () => {
    expect(publishRefusal({ ...draft, stockLeft: 0 }, [], now)).toBe("no_codes");
    expect(publishRefusal({ ...draft, endsAt: now }, [], now)).toBe("already_ended");
    expect(publishRefusal({ ...draft, state: "archived" }, [], now)).toBe("archived");
    expect(publishRefusal({ ...draft, kind: "donation" }, [], now)).toBe("details_missing");
    expect(publishRefusal({ ...draft, ...of("travel"), openDates: 0 }, [], now)).toBe("no_dates");
    expect(publishRefusal({ ...draft, ...of("digital"), hasFile: false }, [], now)).toBe("no_file");
    expect(publishRefusal({ ...draft, ...of("top_up") }, [], now)).toBe("no_provider");
  });

  test("points that give more than they take only with a limit for each member", () => {
    const gain = edit({ kind: "points", points: 100, details: { bonusPoints: 150 }, valueMinor: null });
    expect(problemsOf(gain, null, terms)).toEqual({ perMemberLimit: "missing" });
    expect(problemsOf({ ...gain, perMemberLimit: 1 }, null, terms)).toEqual({});
  });
});

function of(kind: RewardKind) {
  return { kind, details: trialDetails[kind] ?? {} };
}
