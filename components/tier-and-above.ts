import type { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/base/locale";
import type { TierLevel } from "@/lib/loyalty/tier-policy";

type T = Awaited<ReturnType<typeof getTranslations<"rewards">>>;
type Asked = { levels: readonly TierLevel[]; locale: Locale; t: T };

/** A tier with all above it in words; the highest by its name alone, and one that is not among these levels by its code. */
export function tierAndAbove(code: string, { levels, locale, t }: Asked): string {
  const tier = levels.find((level) => level.code === code)?.name[locale] ?? code;
  return levels.at(-1)?.code === code ? tier : t("detail.tierFrom", { tier });
}
