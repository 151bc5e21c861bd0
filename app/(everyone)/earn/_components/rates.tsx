import { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import { ordinaryPoints } from "@/lib/loyalty/earning";
import type { Terms } from "@/lib/loyalty/terms";

/** How many times the smallest earning amount the example is. */
const EXAMPLE_TIMES = 100;

/** What every purchase gives, by currency and tier, with an example. */
export async function Rates(props: { terms: Terms; currency: string; words: InWords }) {
  const { terms, currency, words } = props;
  const t = await getTranslations("earn");
  const ownFirst = Object.entries(terms.rates).sort(([a], [b]) => Number(b === currency) - Number(a === currency));
  return (
    <div className="grid gap-6">
      {ownFirst.map(([code, rate]) => {
        const totalMinor = rate.minor * EXAMPLE_TIMES;
        const examples = terms.tiers.levels.map((level) => ({
          level,
          gives: ordinaryPoints({ totalMinor, currency: code }, terms, level.code),
        }));
        return (
          <div key={code}>
            <p className="text-lead font-semibold">
              {t("rate", { points: rate.points, money: words.money(rate.minor, code) })}
            </p>
            <ul className="mt-1 text-ink-soft">
              {examples.map(({ level, gives }, rank) => {
                const points = words.points(gives);
                return (
                  <li key={level.code}>
                    {rank === 0
                      ? t("example", { money: words.money(totalMinor, code), points })
                      : t("exampleTier", { tier: level.name[words.locale], points })}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      <p className="max-w-prose">{t("rounding")}</p>
    </div>
  );
}
