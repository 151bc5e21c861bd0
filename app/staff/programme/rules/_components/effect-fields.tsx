import { getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { FieldGroup } from "../../_components/field-group";

type Props = { values: Record<string, string>; document: TermsDocument };

/** What a rule gives; only what belongs to the chosen way is shown. */
export async function EffectFields({ values, document }: Props) {
  const t = await getTranslations("staff-rules");
  const ways = ["fixed", "multiplier", "rate"] as const;
  const kinds = ["bonus", "base", "tier"] as const;
  return (
    <FieldGroup title={t("effect.title")} hint={t("effect.hint")}>
      <div className="group/effect field-rows -mb-5 grid sm:grid-cols-2 lg:grid-cols-[5fr_4fr_4fr_4fr]">
        <Select
          name="effect.give"
          label={t("effect.give")}
          options={ways.map((value) => ({ value, label: t(`effect.${value}`) }))}
          defaultValue={values["effect.give"]}
        />
        <div className="field-when contents group-has-[option[value=multiplier]:checked]/effect:hidden">
          <Field
            name="effect.points"
            label={t("effect.points")}
            inputMode="numeric"
            defaultValue={values["effect.points"] ?? ""}
          />
        </div>
        <div className="field-when hidden group-has-[option[value=multiplier]:checked]/effect:contents">
          <Field
            name="effect.percent"
            label={t("effect.percent")}
            hint={t("effect.percentHint")}
            inputMode="numeric"
            defaultValue={values["effect.percent"] ?? ""}
          />
        </div>
        <div className="field-when hidden group-has-[option[value=rate]:checked]/effect:contents">
          <Field
            name="effect.minor"
            label={t("effect.minor")}
            inputMode="decimal"
            defaultValue={values["effect.minor"] ?? ""}
          />
        </div>
        <div className="field-when hidden group-has-[option[value=rate]:checked]/effect:contents">
          <Select
            name="effect.currency"
            label={t("part.currency")}
            options={Object.keys(document.rates).map((value) => ({ value, label: value }))}
            defaultValue={values["effect.currency"]}
          />
        </div>
        <Select
          name="effect.kind"
          label={t("effect.kind")}
          options={kinds.map((value) => ({ value, label: t(`pointKind.${value}`) }))}
          defaultValue={values["effect.kind"]}
        />
      </div>
    </FieldGroup>
  );
}
