import { getTranslations } from "next-intl/server";
import { countedIn } from "@/components/tier-counted";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import type { TierLevel } from "@/lib/loyalty/tier-policy";

/** How the terms count, give and take tiers, in sentences: what counts, in which time, what a level asks, how it is kept or lost. */
export async function tierRules(terms: Terms, words: InWords) {
  const [t, counts] = await Promise.all([getTranslations("tiers.rules"), getTranslations("tiers.counted")]);
  const { window, months = 0, measure, graceDays, downgrade } = terms.tiers;
  const counted = countedIn(counts, terms, words);
  return {
    counted,
    /** In which time it is counted. */
    window: t(`window.${window}`, { months }),
    /** What counts. */
    measure: measureInWords(),
    /** What becomes of whoever collects too little. */
    keeping: [
      ...(graceDays > 0 && window !== "lifetime" ? [t("grace", { days: graceDays })] : []),
      ...(window === "lifetime" ? [] : [t(`down.${downgrade}`)]),
    ],
    /** From where a level begins. */
    from: (level: TierLevel) => (level.from === 0 ? t("fromStart") : t("from", { counted: counted(level.from) })),
  };

  function measureInWords(): string[] {
    switch (measure.kind) {
      case "tier_points":
        return [t("measure.tier_points")];
      case "spend":
        return [
          t("measure.spend", { currency: measure.currency }),
          ...Object.entries(measure.others).map(([currency, { gives, per }]) =>
            t("measure.other", { per: words.money(per, currency), gives: words.money(gives, measure.currency) }),
          ),
        ];
      case "purchases":
        return [
          t("measure.purchases"),
          ...Object.entries(measure.atLeast).map(([currency, least]) =>
            t("measure.atLeast", { money: words.money(least, currency) }),
          ),
        ];
    }
  }
}
