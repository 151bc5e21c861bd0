import { describe, expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { activityBoxes } from "./activities";
import { readTermsForm } from "./read-terms-form";
import { writeTermsForm } from "./write-terms-form";

const typed = (changes: Record<string, string> = {}) => ({
  title: "Musim hujan",
  ...writeTermsForm(kopiSenjaTerms, "id"),
  ...changes,
});
const read = (changes: Record<string, string> = {}) => readTermsForm(typed(changes), kopiSenjaTerms, "id");

test("what the form shows, sent back untouched, is the very document it was made of", () => {
  for (const locale of ["id", "en"] as const) {
    const shown = { title: "Musim hujan", ...writeTermsForm(kopiSenjaTerms, locale) };

    expect(readTermsForm(shown, kopiSenjaTerms, locale)).toMatchObject({ document: kopiSenjaTerms, problems: {} });
  }
});

test("figures are read as the typist's language writes them, and rows left empty are no rows", () => {
  const { document } = read({ tier1From: "5.000", rate0Money: "1.000", pending0Channel: "", pending0Days: "" });

  expect(document.tiers.levels[1]?.from).toBe(5_000);
  expect(document.rates.IDR).toEqual({ points: 1, minor: 1_000 });
  expect(document.pendingDays).toEqual({});
});

test("a row that is filled in is a row more, in both languages", () => {
  const { document, problems } = read({
    tier3Code: "berlian",
    tier3NameId: "Berlian",
    tier3NameEn: "Diamond",
    tier3From: "50.000",
    tier3Percent: "200",
    tier3BenefitsId: "Ruang tunggu",
    tier3BenefitsEn: "Lounge",
  });

  expect(problems).toEqual({});
  expect(document.tiers.levels.at(-1)).toEqual({
    code: "berlian",
    name: { id: "Berlian", en: "Diamond" },
    from: 50_000,
    earnPercent: 200,
    benefits: [{ id: "Ruang tunggu", en: "Lounge" }],
  });
});

test("every way in which points can end, and every measure of tiers, is shown and sent back untouched", () => {
  const extension = { months: 3, activity: ["purchase"], withinMonths: 1 };
  const expiries: TermsDocument["expiry"][] = [
    {
      base: { policy: "rolling", months: 12, roundTo: "quarter", activity: ["purchase", "visit"] },
      bonus: { policy: "never" },
    },
    {
      base: { policy: "calendar", on: "12-31", leastDays: 90, extension },
      bonus: { policy: "fixed", months: 6, roundTo: "none", extension },
    },
  ];
  const measures: TermsDocument["tiers"]["measure"][] = [
    { kind: "spend", currency: "IDR", others: { USD: { gives: 16_000, per: 100 } } },
    { kind: "purchases", atLeast: { IDR: 25_000 } },
  ];
  expiries.forEach((expiry, place) => {
    const measure = measures[place] ?? { kind: "tier_points" };
    const document = { ...kopiSenjaTerms, expiry, tiers: { ...kopiSenjaTerms.tiers, measure } };

    expect(readTermsForm({ title: "Musim hujan", ...writeTermsForm(document, "id") }, document, "id")).toMatchObject({
      document,
      problems: {},
    });
  });
});

test("what keeps points alive is ticked by its name, and what the document held stands first, in its order", () => {
  const activity = ["visit", "purchase", "old-kind"];
  const expiry: TermsDocument["expiry"] = {
    ...kopiSenjaTerms.expiry,
    base: { policy: "rolling", months: 12, roundTo: "month", activity },
  };
  const document = { ...kopiSenjaTerms, expiry };
  const shown = writeTermsForm(document, "id");
  const of = { document, locale: "id", named: (kind: string) => `- ${kind}` } as const;

  const boxes = activityBoxes("baseActivity", shown, of);

  expect(boxes.slice(0, 4)).toEqual([
    { value: "visit", label: "Kunjungan" },
    { value: "purchase", label: "- purchase" },
    { value: "old-kind", label: "old-kind" },
    { value: "redemption", label: "- redemption" },
  ]);
  expect(boxes.map(({ value }) => value)).toEqual([
    ...new Set([...activity, "redemption", ...document.events.map(({ code }) => code)]),
  ]);
  const ticked = { title: "Musim hujan", ...shown, "baseActivity.purchase": "no", "baseActivity.review": "on" };
  expect(readTermsForm(ticked, document, "id").document.expiry.base).toMatchObject({
    activity: ["visit", "old-kind", "review"],
  });
});

describe("what cannot be read is told by its field", () => {
  test.each<[string, Record<string, string>, string, string]>([
    ["a number that is none", { noticeDays: "banyak" }, "noticeDays", "not_a_number"],
    ["nothing where something has to be", { text0BodyEn: "" }, "text0BodyEn", "missing"],
    ["a currency unknown here", { rate0Currency: "XXX" }, "rate0Currency", "currency_unknown"],
    ["a currency twice", { rate1Currency: "IDR" }, "rate1Currency", "twice"],
    ["a tier that asks less than the one below", { tier2From: "3.000" }, "tier2From", "not_rising"],
    ["a first tier that asks anything", { tier0From: "10" }, "tier0From", "first_not_zero"],
    ["benefits that differ by language", { tier1BenefitsEn: "One" }, "tier1BenefitsEn", "benefits_differ"],
    ["no title", { title: " " }, "title", "missing"],
  ])("%s", (_name, changes, field, code) => {
    expect(read(changes).problems[field]).toBe(code);
  });
});

test("what the document's own rules refuse is told by the field it was typed in, past rows left empty", () => {
  const { fieldAt } = read({ text0TitleId: "", text0BodyId: "", text0TitleEn: "", text0BodyEn: "" });

  expect(fieldAt({ path: ["noticeDays"], code: "too_large", limit: 365 })).toBe("noticeDays");
  expect(fieldAt({ path: ["tiers", "levels", "2", "earnPercent"], code: "too_large", limit: 1_000 })).toBe(
    "tier2Percent",
  );
  expect(fieldAt({ path: ["texts", "en", "0", "title"], code: "title_twice" })).toBe("text1TitleEn");
  expect(fieldAt({ path: ["earning", "rules"], code: "wrong_kind" })).toBeNull();
});
