import { getLocale, getTranslations } from "next-intl/server";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { KeptWords } from "@/components/ui/kept-words";
import { onlyOf } from "@/lib/base/locale";
import { languagesHere } from "@/lib/i18n";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { FieldGroup, shownRows } from "./field-group";

const spokenTexts = [
  { suffix: "Id", lang: "id" },
  { suffix: "En", lang: "en" },
] as const;

/** How tiers are counted, and what each asks and gives. The code of a tier that members may stand on stays. */
export async function TierFields(props: { values: Record<string, string>; tiers: TermsDocument["tiers"] }) {
  const { values, tiers } = props;
  const [t, locale, only] = await Promise.all([
    getTranslations("staff-programme"),
    getLocale(),
    languagesHere().then(onlyOf),
  ]);
  const languages = spokenTexts.filter(({ lang }) => only === null || lang === only);
  const unspoken = spokenTexts.filter(({ lang }) => only !== null && lang !== only);
  const windows = ["calendar_year", "rolling_months", "lifetime"] as const;
  const downgrades = ["one_down", "to_balance"] as const;
  return (
    <FieldGroup title={t("edit.tiers")} hint={t("edit.tiersHint")}>
      <div className="group/window group/measure field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-4">
        <Select
          name="tierWindow"
          label={t("field.tierWindow")}
          options={windows.map((value) => ({ value, label: t(`window.${value}`) }))}
          defaultValue={values.tierWindow}
        />
        <div className="field-when hidden group-has-[option[value=rolling\_months]:checked]/window:contents">
          <Field
            name="tierMonths"
            label={t("field.tierMonths")}
            inputMode="numeric"
            defaultValue={values.tierMonths ?? ""}
          />
        </div>
        <Field name="graceDays" label={t("field.graceDays")} inputMode="numeric" defaultValue={values.graceDays} />
        <Select
          name="downgrade"
          label={t("field.downgrade")}
          options={downgrades.map((value) => ({ value, label: t(`down.${value}`) }))}
          defaultValue={values.downgrade}
        />
        <MeasureFields values={values} />
      </div>
      {shownRows(values, "tier", "Code").map((row) => {
        const level = tiers.levels[row];
        const name = level ? level.name[locale] : t("newTier");
        const field = (part: string) => ({
          name: `tier${row}${part}`,
          defaultValue: values[`tier${row}${part}`] ?? "",
        });
        return (
          <div key={row} className="grid gap-4 border-t border-line pt-4">
            <p className="font-semibold">{name}</p>
            {level ? (
              <input type="hidden" name={`tier${row}Code`} value={level.code} />
            ) : (
              <div className="sm:max-w-xl">
                <Field
                  {...field("Code")}
                  label={`${t("field.tierCode")}, ${name}`}
                  hint={t("field.tierCodeHint")}
                  maxLength={40}
                />
              </div>
            )}
            <div className="field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-4">
              {languages.map(({ suffix }) => (
                <Field
                  key={suffix}
                  {...field(`Name${suffix}`)}
                  label={`${t(`field.tierName${suffix}`)}, ${name}`}
                  maxLength={60}
                />
              ))}
              <Field
                {...field("From")}
                label={`${t(`field.tierFrom.${tiers.measure.kind}`)}, ${name}`}
                inputMode="numeric"
              />
              <Field {...field("Percent")} label={`${t("field.tierPercent")}, ${name}`} inputMode="numeric" />
            </div>
            <div className="grid gap-4 lg:grid-cols-2">
              {languages.map(({ suffix, lang }) => (
                <Textarea
                  key={suffix}
                  {...field(`Benefits${suffix}`)}
                  label={`${t(`field.benefits${suffix}`)}, ${name}`}
                  hint={t("field.benefitsHint")}
                  lang={lang}
                  rows={3}
                />
              ))}
              {unspoken.map(({ suffix }) => (
                <KeptWords
                  key={suffix}
                  spoken={only ?? locale}
                  values={Object.fromEntries(
                    [field(`Name${suffix}`), field(`Benefits${suffix}`)].map((each) => [each.name, each.defaultValue]),
                  )}
                />
              ))}
            </div>
          </div>
        );
      })}
    </FieldGroup>
  );
}

/** What is counted towards a tier; only what belongs to it is shown. */
async function MeasureFields({ values }: { values: Record<string, string> }) {
  const t = await getTranslations("staff-programme");
  const currencies = Object.keys(values).flatMap((name) => /^measureLeast(.+)$/.exec(name)?.[1] ?? []);
  const measures = ["tier_points", "spend", "purchases"] as const;
  return (
    <>
      <Select
        name="measure"
        label={t("field.measure")}
        hint={t("field.measureHint")}
        options={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        defaultValue={values.measure}
      />
      <div className="field-when hidden group-has-[option[value=spend]:checked]/measure:contents">
        <Select
          name="measureCurrency"
          label={t("field.measureCurrency")}
          options={currencies.map((value) => ({ value, label: value }))}
          defaultValue={values.measureCurrency}
        />
      </div>
      {currencies.map((currency) => (
        <div key={currency} className="field-when hidden group-has-[option[value=purchases]:checked]/measure:contents">
          <Field
            name={`measureLeast${currency}`}
            label={t("field.measureLeast", { currency })}
            inputMode="decimal"
            defaultValue={values[`measureLeast${currency}`] ?? ""}
          />
        </div>
      ))}
    </>
  );
}
