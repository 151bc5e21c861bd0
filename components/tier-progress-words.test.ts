import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { Standing } from "@/db/queries/standing";
import type { Locale } from "@/lib/base/locale";
import type { Draft } from "@/lib/loyalty/account";
import { always } from "@/lib/loyalty/life-fixtures";
import { at, continued, draft } from "@/lib/loyalty/rule-fixtures";
import { settle } from "@/lib/loyalty/settlement";
import { progress } from "@/lib/loyalty/tier-progress";
import { wordsFor } from "@/lib/words-for";
import { catalogue } from "@/messages/catalogue";
import { countedIn } from "./tier-counted";
import { tierProgressWords } from "./tier-progress-words";

const history = always({ tiers: { graceDays: 31 } });
const [terms] = history;
const yearEnd = at("2026-12-31T17:00:00Z");

/** Somebody Gold until the end of the year with so many tier points of it, at a moment. */
function gold(tierPoints: number, when: string): Draft {
  const who = continued(
    draft({ tier: "emas", tierPoints, tierUntil: yearEnd, settledAt: at("2026-06-15T05:00:00Z") }, history),
  );
  settle(who, at(when));
  return who;
}

/** What they read about their tiers then: each meter, and that the tier is kept. */
function read(locale: Locale, who: Draft, when: string) {
  const onError = (error: Error) => {
    throw error;
  };
  const messages = catalogue[locale];
  const t = createTranslator({ locale, messages, namespace: "tiers", onError });
  const counts = createTranslator({ locale, messages, namespace: "tiers.counted", onError });
  const words = wordsFor(locale, "Asia/Jakarta", locale === "id" ? "poin" : "points");
  const tier = progress(terms, who, at(when));
  const { meters, kept } = tierProgressWords({ tier, terms } as Standing, words, t, countedIn(counts, terms, words));
  return { meters: meters.map((meter) => ({ ...meter, label: meter.label.replace(/\s/g, " ") })), kept };
}

describe("what it takes to keep a tier", () => {
  const november = "2026-11-23T03:00:00Z";
  const january = "2027-01-10T00:00:00Z";

  it("is said with what is left, by when and of which tier, in both languages", () => {
    const who = gold(2_500, november);

    expect(read("id", who, november).meters[0]).toMatchObject({
      value: 2_500,
      max: 4_000,
      label: "1.500 poin tingkatan lagi untuk tetap Emas, sampai 31 Desember 2026, 23.59 WIB",
    });
    expect(read("en", who, november).meters[0]).toMatchObject({
      label: "1,500 tier points to go to stay Gold, until 31 December 2026, 23:59 WIB",
    });
  });

  it("is said of a period of grace as such, with what last year still lacks", () => {
    const who = gold(3_400, january);

    expect(read("id", who, january).meters[0]?.label).toBe(
      "Masa tenggang: 600 poin tingkatan lagi untuk tetap Emas, sampai 31 Januari 2027, 23.59 WIB",
    );
    expect(read("en", who, january).meters[0]?.label).toBe(
      "Period of grace: 600 tier points to go to stay Gold, until 31 January 2027, 23:59 WIB",
    );
  });

  it("is said to be enough once nothing is left, without a bar to fill", () => {
    const who = gold(4_000, november);

    expect(read("en", who, november)).toMatchObject({
      meters: [{ max: 12_000 }],
      kept: expect.stringContaining("Gold"),
    });
    expect(read("id", who, november).kept).toContain("Cukup untuk tetap Emas");
  });
});
