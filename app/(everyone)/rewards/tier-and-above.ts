import type { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/base/locale";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf, rankOf } from "@/lib/loyalty/tiers";

type T = Awaited<ReturnType<typeof getTranslations<"rewards">>>;

/** A tier with all above it in words; the highest by its name alone. */
export function tierAndAbove(code: string, { terms, locale, t }: { terms: Terms; locale: Locale; t: T }): string {
  const tier = levelOf(terms, code).name[locale];
  return rankOf(terms, code) === terms.tiers.levels.length - 1 ? tier : t("detail.tierFrom", { tier });
}
