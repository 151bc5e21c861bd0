import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/base/format-time";
import type { InWords } from "@/lib/in-words";
import type { ExpiryPolicy } from "@/lib/loyalty/expiry-policy";
import type { Terms } from "@/lib/loyalty/terms";

/** How long points live, as the terms have it: a sentence each for the rule and for what makes an exception of it. */
export async function expiryWords(terms: Terms, words: InWords): Promise<(policy: ExpiryPolicy) => string[]> {
  const t = await getTranslations("expiry");
  const activities = (kinds: readonly string[]) =>
    new Intl.ListFormat(words.locale, { type: "disjunction" }).format(kinds.map(nameOf));
  const nameOf = (kind: string) =>
    kind === "purchase" || kind === "redemption"
      ? t(`activities.${kind}`)
      : (terms.earning.labels[kind]?.[words.locale] ?? kind);

  return (policy) => {
    switch (policy.policy) {
      case "never":
        return [t("rules.never")];
      case "fixed":
        return [
          t("rules.fixed", { months: policy.months, rounding: t(`rounding.${policy.roundTo}`) }),
          ...extension(policy.extension),
        ];
      case "rolling": {
        const { months, roundTo, activity } = policy;
        return [t("rules.rolling", { months, rounding: t(`rounding.${roundTo}`), activity: activities(activity) })];
      }
      case "calendar":
        return [
          t("rules.calendar", { day: dayOfYear(policy.on) }),
          ...(policy.leastDays > 1 ? [t("rules.leastDays", { days: policy.leastDays })] : []),
          ...extension(policy.extension),
        ];
    }
  };

  /** `31 Desember`, without its year; 29 February is said as it is. */
  function dayOfYear(monthDay: string): string {
    return formatDay(`2024-${monthDay}`, words.locale).replace(/[\s,]*2024$/, "");
  }

  function extension(rule: Extract<ExpiryPolicy, { extension?: unknown }>["extension"]): string[] {
    if (!rule) return [];
    const { months, withinMonths, activity } = rule;
    return [t("rules.extension", { months, within: withinMonths, activity: activities(activity) })];
  }
}
