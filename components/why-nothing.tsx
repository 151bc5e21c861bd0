import { getTranslations } from "next-intl/server";
import type { NothingEarned } from "@/db/queries/activity";
import type { InWords } from "@/lib/in-words";

/** Why a purchase earned nothing, in a sentence. */
export async function WhyNothing({ purchase, words }: { purchase: NothingEarned; words: InWords }) {
  const t = await getTranslations("why");
  const rate = purchase.terms.rates[purchase.currency];
  return (
    <p className="text-note">
      {purchase.because === "amount_zero" || rate === undefined
        ? t("amount_zero")
        : t("below_one_point", {
            money: words.money(purchase.totalMinor, purchase.currency),
            per: words.money(rate.minor, purchase.currency),
            ratePoints: rate.points,
          })}
    </p>
  );
}
