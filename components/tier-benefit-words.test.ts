import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { TierGives } from "@/db/queries/tier-gives";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import type { Locale } from "@/lib/base/locale";
import type { Terms } from "@/lib/loyalty/terms";
import { wordsFor } from "@/lib/words-for";
import { catalogue } from "@/messages/catalogue";
import { tierBenefitWords } from "./tier-benefit-words";

const terms: Terms = { ...kopiSenjaTerms, version: 1, effectiveFrom: new Date("2024-01-01T00:00:00Z") };
const nothing: TierGives = { rewards: [], presents: [] };

/** What a member reads of a level, with what is given beside the terms. */
function read(locale: Locale, code: string, gives: TierGives, document = terms): string[] {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages: catalogue[locale], namespace: "tiers.live", onError });
  const backing = {
    rewardTiers: gives.rewards.map(({ tier }) => tier),
    birthdayPresents: gives.presents.filter(({ occasion }) => occasion === "birthday").map(({ tiers }) => tiers),
  };
  const words = wordsFor(locale, "Asia/Jakarta", "poin");
  const say = tierBenefitWords(document, { gives, backing }, words, t);
  return document.tiers.levels
    .filter((level) => level.code === code)
    .flatMap((level) => say(level).map((one) => one.words));
}

describe("what members read that a tier gives", () => {
  it("is the rewards there are of it, and none where there are none", () => {
    const some = { ...nothing, rewards: [{ tier: "emas", count: 4 }] };

    expect(read("id", "emas", some)).toEqual([
      "Poin bonus 25% di setiap belanja",
      "Hadiah yang terbuka mulai Emas (4 saat ini)",
    ]);
    expect(read("en", "emas", nothing)).toEqual(["25% bonus points on every purchase"]);
  });

  it("is the figures in force, whatever the words of the terms say", () => {
    const levels = terms.tiers.levels.map((level) => ({ ...level, earnPercent: 110 }));
    const changed = { ...terms, tiers: { ...terms.tiers, levels } };

    expect(read("en", "platina", nothing, changed)).toEqual([
      "10% bonus points on every purchase",
      "New rewards can be redeemed 3 days early",
    ]);
  });

  it("is the presents given for reaching it and on birthdays, each once, though the terms say nothing of them", () => {
    const present = { occasion: "tier_up", tiers: ["emas"], name: "Mug Kawung" } as const;
    const birthday = { occasion: "birthday", tiers: ["emas"], name: "Croissant" } as const;
    const presents = [present, present, birthday].map((one) => ({ ...one, tiers: [...one.tiers] }));

    expect(read("id", "emas", { ...nothing, presents })).toEqual([
      "Poin bonus 25% di setiap belanja",
      "Saat mencapai tingkatan ini: Mug Kawung",
      "Saat ulang tahun: Croissant",
    ]);
    expect(read("id", "perak", { ...nothing, presents })).toEqual(["1 poin untuk setiap Rp500", "Semua hadiah umum"]);
  });
});
