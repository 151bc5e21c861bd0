import { describe, expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { problemsOf, publishRefusal, type RewardEdit } from "./catalogue";

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
  validDays: 30,
  cancellable: true,
  details: { percent: 10 },
  featured: 0,
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
    const merchandise = edit({ kind: "merchandise" });
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
});

describe("what may be shown to members", () => {
  const draft = { kind: "gift_card", state: "draft", endsAt: null, stockLeft: 3 } as const;

  test("a draft of a kind whose whole life works", () => {
    expect(publishRefusal(draft, now)).toBeNull();
  });

  test("not what could not be had: without codes, over already, or of a kind that cannot be finished", () => {
    expect(publishRefusal({ ...draft, stockLeft: 0 }, now)).toBe("no_codes");
    expect(publishRefusal({ ...draft, endsAt: now }, now)).toBe("already_ended");
    expect(publishRefusal({ ...draft, kind: "travel" }, now)).toBe("kind_not_living");
    expect(publishRefusal({ ...draft, state: "archived" }, now)).toBe("archived");
  });
});
