import { getLocale, getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import { isCurrency } from "@/lib/base/currency";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { amountsIn, type Preset, topics } from "@/lib/loyalty/presets/preset";
import { reckon } from "@/lib/loyalty/presets/reckoning";
import { basketOf, documentOf } from "@/lib/setup/terms-to-open";

/** The same amount of every preset, so that they can be compared. */
const COMPARED_THOUSANDS = 85;

/** One kind of programme to begin with: what it gives, what it costs, and why its choices are good practice. */
export async function PresetCard(props: { preset: Preset; currency: string; zone: string; isChosen: boolean }) {
  const { preset, zone } = props;
  const [t, locale] = await Promise.all([getTranslations("setup.preset"), getLocale()]);
  const currency = isCurrency(props.currency) ? props.currency : "IDR";
  const document = documentOf(preset, currency, zone);
  const compared = amountsIn(currency).of(COMPARED_THOUSANDS);
  const { basket } = reckon(document, preset, currency, compared);
  const told = reckon(document, preset, currency, basketOf(preset, currency));
  const percent = (value: number) => value.toLocaleString(locale);
  const ways = document.earning.rules.filter((rule) => rule.on !== "purchase");
  const inSentence = (name: string) => name.charAt(0).toLocaleLowerCase(locale) + name.slice(1);
  const list = (names: string[]) => new Intl.ListFormat(locale).format(names);
  const facts = [
    t("earns", {
      money: formatMoney(compared, currency, locale),
      points: formatPoints(basket.points, locale),
      unit: preset.unit[locale],
      worth: formatMoney(Math.round(basket.worthMinor), currency, locale),
    }),
    t("cost", { each: preset.each, percent: percent(told.costPercent), regular: percent(told.regular.costPercent) }),
    t("tiers", { names: list(document.tiers.levels.map((level) => level.name[locale])) }),
    t("without", { each: preset.each, names: list(ways.map((rule) => inSentence(rule.name[locale]))) }),
  ];
  const id = `preset-${preset.code}`;
  return (
    <div className="rounded-control border border-line p-4 has-checked:border-accent has-checked:bg-accent-soft">
      <div className="flex items-start gap-3">
        <input
          id={id}
          type="radio"
          name="preset"
          value={preset.code}
          defaultChecked={props.isChosen}
          aria-describedby={`${id}-facts`}
          className="tick mt-1 rounded-full"
        />
        <label htmlFor={id} className="grow">
          <span className="block text-lead font-bold">{preset.name[locale]}</span>
          <span className="block text-note text-ink-soft">{preset.who[locale]}</span>
        </label>
      </div>
      <ul id={`${id}-facts`} className="mt-3 grid gap-1 ps-9">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className="ps-9">
        <Disclosure question={t("reasons")}>
          <dl className="grid gap-2">
            {topics.map((topic) => (
              <div key={topic}>
                <dt className="font-semibold">{t(`topic.${topic}`)}</dt>
                <dd>{preset.reasons[topic][locale]}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      </div>
    </div>
  );
}
