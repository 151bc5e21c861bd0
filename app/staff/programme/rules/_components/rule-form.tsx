import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Unsaved } from "@/components/unsaved";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import type { Locale } from "@/lib/base/locale";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import { saveRule } from "../actions";
import { conditionKinds } from "../condition-parts";
import { writeRuleForm } from "../write-rule-form";
import { ConditionPanels } from "./condition-panels";
import { EffectFields } from "./effect-fields";
import { LimitFields } from "./limit-fields";
import { NamingFields } from "./naming-fields";

type Props = { draft: TermsDraftView; rule: EarningRule | null; locale: Locale };

/** The form of one rule: its names, what it gives, when it holds, and how far it goes. */
export async function RuleForm({ draft, rule, locale }: Props) {
  const [t, ui] = await Promise.all([getTranslations("staff-rules"), getTranslations("ui")]);
  const { document } = draft;
  const { earning, events } = document;
  const values = rule ? writeRuleForm(rule, earning.rules.indexOf(rule), earning, locale) : {};
  return (
    <Form id="rule" action={saveRule} className="grid gap-8">
      <Unsaved />
      <input type="hidden" name="draftId" value={draft.publicId} />
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="code" value={rule?.code ?? ""} />
      <NamingFields values={values} />
      <div className="field-rows -mb-5 grid sm:grid-cols-2">
        <Select
          name="on"
          label={t("on")}
          options={[
            { value: "purchase", label: t("purchase") },
            ...events.map((kind) => ({ value: kind.code, label: kind.name[locale] })),
          ]}
          defaultValue={rule?.on ?? "purchase"}
        />
        <Field
          name="place"
          label={t("place")}
          hint={t("placeHint")}
          inputMode="numeric"
          defaultValue={values.place ?? String(earning.rules.length + 1)}
        />
      </div>
      <EffectFields values={values} document={document} />
      <ConditionPanels
        when={rule?.when ?? []}
        kinds={conditionKinds}
        values={values}
        document={document}
        locale={locale}
      />
      <LimitFields rule={rule} values={values} section={earning} />
      <div className="save-bar">
        <SubmitButton pending={ui("saving")}>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}
