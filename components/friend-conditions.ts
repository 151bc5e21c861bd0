import type { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

type T = Awaited<ReturnType<typeof getTranslations<"friends.conditions">>>;

/** When bringing a friend gives its points, as read by whoever brings the friend (`referral`) or is brought (`referred`). */
export function friendConditions(t: T, side: "referral" | "referred", terms: Terms, words: InWords): string[] {
  const { least, withinDays: days, returnDays } = terms.referral;
  const isAny = Object.values(least).every((minor) => minor === 0);
  return [
    isAny ? t(`${side}.any`, { days }) : t(`${side}.least`, { money: leastInWords(terms, words), days }),
    ...(returnDays > 0 ? [t("returns", { days: returnDays })] : []),
  ];
}

/** The least a friend's purchase has to come to, in each currency that counts. */
export function leastInWords({ referral }: Terms, words: InWords): string {
  const amounts = Object.entries(referral.least).map(([currency, minor]) => words.money(minor, currency));
  return new Intl.ListFormat(words.locale, { type: "disjunction" }).format(amounts);
}
