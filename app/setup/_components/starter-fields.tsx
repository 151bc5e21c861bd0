import { getLocale, getTranslations } from "next-intl/server";
import { tierAndAbove } from "@/components/tier-and-above";
import { Checkbox } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { formatMoney } from "@/lib/base/format";
import { takesCodes } from "@/lib/loyalty/reward";
import { type ChosenProgramme, starterLacks } from "@/lib/setup/terms-to-open";

/** One reward to begin with: whether it is offered, for how much, and how many there are. */
export async function StarterFields(props: {
  reward: ChosenProgramme["rewards"][number];
  chosen: ChosenProgramme;
  basketPoints: number;
  unit: string;
}) {
  const [t, rewards, locale] = await Promise.all([
    getTranslations("setup.rewards"),
    getTranslations("rewards"),
    getLocale(),
  ]);
  const { starter, answer } = props.reward;
  const { slug, texts, valueMinor, tierRequired, kind } = starter;
  const lacks = starterLacks(starter);
  const count = Math.max(1, Math.ceil(answer.points / Math.max(1, props.basketPoints)));
  const { each } = props.chosen.preset;
  const { levels } = props.chosen.document.tiers;
  const said = [
    valueMinor === null
      ? t("count", { each, count })
      : t("worth", { each, money: formatMoney(valueMinor, props.chosen.currency, locale), count }),
    ...(tierRequired === null ? [] : [t("for", { tier: tierAndAbove(tierRequired, { levels, locale, t: rewards }) })]),
    lacks === null ? t("shown") : t(`lacks.${lacks}`),
  ];
  return (
    <fieldset className="grid gap-3 rounded-control border border-line p-4">
      <legend className="sr-only">{texts[locale].name}</legend>
      <Checkbox
        name={`wanted-${slug}`}
        label={<span className="font-bold">{t("wanted", { name: texts[locale].name })}</span>}
        hint={
          <>
            {texts[locale].summary}
            {said.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </>
        }
        defaultChecked={answer.isWanted}
      />
      <div className="field-rows -mb-5 grid sm:grid-cols-2">
        <Field
          name={`points-${slug}`}
          label={t("points", { unit: props.unit })}
          inputMode="numeric"
          defaultValue={answer.points.toLocaleString(locale === "id" ? "id-ID" : "en-GB")}
          required
        />
        {takesCodes(kind) ? null : (
          <Field
            name={`stock-${slug}`}
            label={t("stock")}
            hint={t("stockHint")}
            inputMode="numeric"
            defaultValue={answer.stock === null ? "" : String(answer.stock)}
          />
        )}
      </div>
    </fieldset>
  );
}
