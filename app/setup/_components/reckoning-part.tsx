import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/section";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { reckon } from "@/lib/loyalty/presets/reckoning";
import type { ChosenProgramme } from "@/lib/setup/terms-to-open";

/** What the chosen figures give and cost, by the rules that will decide it. */
export async function ReckoningPart({ chosen, unit }: { chosen: ChosenProgramme; unit: string }) {
  const [t, locale] = await Promise.all([getTranslations("setup.numbers"), getLocale()]);
  const { document, preset, currency, numbers } = chosen;
  const { basket, costPercent, regular } = reckon(document, preset, currency, numbers.basketMinor);
  const tier = document.tiers.levels.find((level) => level.code === regular.tier)?.name[locale] ?? "";
  const { each } = preset;
  const percent = (value: number) => value.toLocaleString(locale);
  return (
    <section aria-labelledby="reckoning-title" className="mb-8">
      <h2 id="reckoning-title" className="mb-2 text-heading">
        {t("result")}
      </h2>
      <Facts
        facts={[
          {
            label: t("once", { each, money: formatMoney(basket.minor, currency, locale) }),
            value: t("onceGives", {
              points: formatPoints(basket.points, locale),
              unit,
              worth: formatMoney(Math.round(basket.worthMinor), currency, locale),
            }),
          },
          { label: t("cost"), value: t("percent", { percent: percent(costPercent) }) },
          {
            label: t("regular", { each, count: regular.purchases }),
            value: t("regularGives", {
              each,
              points: formatPoints(regular.points, locale),
              unit,
              tier,
              percent: percent(regular.costPercent),
            }),
          },
        ]}
      />
    </section>
  );
}
