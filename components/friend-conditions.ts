import type { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

type T = Awaited<ReturnType<typeof getTranslations<"friends.conditions">>>;

/** When bringing a friend gives its points, as read by whoever brings the friend (`referral`) or is brought (`referred`). */
export function friendConditions(t: T, side: "referral" | "referred", terms: Terms, words: InWords): string[] {
  const { least, withinDays: days, returnDays } = terms.referral;
  const amounts = Object.entries(least).map(([currency, minor]) => ({ currency, minor }));
  const isAny = amounts.every(({ minor }) => minor === 0);
  const money = new Intl.ListFormat(words.locale, { type: "disjunction" }).format(
    amounts.map(({ currency, minor }) => words.money(minor, currency)),
  );
  return [
    isAny ? t(`${side}.any`, { days }) : t(`${side}.least`, { money, days }),
    ...(returnDays > 0 ? [t("returns", { days: returnDays })] : []),
  ];
}
