import { getTranslations } from "next-intl/server";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { KeptWords } from "@/components/ui/kept-words";
import { onlyOf } from "@/lib/base/locale";
import { languagesHere } from "@/lib/i18n";
import type { RewardTexts as Texts } from "@/lib/loyalty/reward";
import { rewardKinds } from "@/lib/loyalty/reward";
import { categoryNamer } from "./category-namer";
import { LanguageSwitch } from "./language-switch";
import { SuggestedField } from "./suggested-field";

export async function KindAndCategory(props: {
  kind?: string;
  category?: string;
  sku?: string | null;
  categories: string[];
}) {
  const [t, ui, kinds, nameOf] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("ui"),
    getTranslations("rewards.kinds"),
    categoryNamer(),
  ]);
  return (
    <div className="field-rows -mb-5 grid sm:grid-cols-2">
      <Select
        name="kind"
        label={t("field.kind")}
        options={rewardKinds.map((kind) => ({ value: kind, label: kinds(kind) }))}
        defaultValue={props.kind ?? "discount"}
      />
      <SuggestedField
        name="category"
        label={t("field.category")}
        hint={t("field.categoryHint")}
        suggestions={props.categories.map(nameOf)}
        defaultValue={props.category === undefined ? undefined : nameOf(props.category)}
      />
      <Field
        name="sku"
        label={t("field.sku")}
        optional={ui("optional")}
        hint={t("field.skuHint")}
        maxLength={60}
        autoComplete="off"
        defaultValue={props.sku ?? ""}
      />
    </div>
  );
}

const languages = [
  { code: "id", suffix: "Id", title: "inId" },
  { code: "en", suffix: "En", title: "inEn" },
] as const;

/** What the reward says, Indonesian and English side by side. */
export async function RewardTexts({ texts }: { texts: Texts | undefined }) {
  const [t, own, spoken] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue.languages"),
    languagesHere(),
  ]);
  const only = onlyOf(spoken);
  return (
    <fieldset
      data-shown={only === null ? "id" : undefined}
      className="reward-texts grid gap-x-8 gap-y-5 border-t border-line pt-4 lg:grid-cols-2"
    >
      <legend className="float-left text-lead font-bold lg:col-span-2">{t("form.texts")}</legend>
      {only === null ? (
        <LanguageSwitch
          label={t("form.language")}
          first="id"
          languages={languages.map(({ code, suffix, title }) => ({ code, suffix, name: t(`form.${title}`) }))}
        />
      ) : null}
      {languages.map(({ code, suffix, title }) =>
        only !== null && code !== only ? (
          <KeptWords key={code} spoken={only} values={keptOf(texts?.[code], suffix)} />
        ) : (
          <div key={code} data-words={only === null ? code : undefined} className="grid content-start gap-5">
            <p className={`font-semibold text-ink-soft ${texts ? "" : "language-name"}`}>
              <span className="language-name">{t(`form.${title}`)}</span>
              {texts && only === null ? (
                <span className="block text-note font-normal">{own("missing", { count: missingIn(texts, code) })}</span>
              ) : null}
            </p>
            <Field
              name={`name${suffix}`}
              label={t(`form.one.${code}`, { field: t("field.name") })}
              maxLength={120}
              required
              defaultValue={texts?.[code].name}
            />
            <Textarea
              name={`summary${suffix}`}
              label={t(`form.one.${code}`, { field: t("field.summary") })}
              lang={code}
              rows={2}
              maxLength={300}
              defaultValue={texts?.[code].summary}
            />
            <Textarea
              name={`howToUse${suffix}`}
              label={t(`form.one.${code}`, { field: t("field.howToUse") })}
              lang={code}
              maxLength={4_000}
              defaultValue={texts?.[code].howToUse}
            />
            <Textarea
              name={`conditions${suffix}`}
              label={t(`form.one.${code}`, { field: t("field.conditions") })}
              lang={code}
              maxLength={4_000}
              defaultValue={texts?.[code].conditions}
            />
          </div>
        ),
      )}
    </fieldset>
  );
}

/** The texts of a language that is switched off, by the names of their fields. */
function keptOf(text: Texts["id"] | undefined, suffix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(text ?? {}).map(([name, value]) => [`${name}${suffix}`, value]));
}

/** How many texts are there in the other language only. */
function missingIn(texts: Texts, code: "id" | "en"): number {
  const other = code === "id" ? texts.en : texts.id;
  const names = Object.keys(other) as (keyof typeof other)[];
  return names.filter((name) => other[name] !== "" && texts[code][name] === "").length;
}
