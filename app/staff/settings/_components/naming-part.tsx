import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Settings } from "@/db/queries/settings";
import { name } from "../actions";
import { ReadAt } from "./read-at";

/** What the programme is called, and what its points are. */
export function NamingPart({ settings }: { settings: Settings }) {
  const t = useTranslations("staff-settings.naming");
  const { version, programmeName, unitNames } = settings;
  return (
    <Section id="naming" title={t("title")} lead={t("lead")}>
      <Form id="name" action={name} className="grid max-w-2xl gap-5">
        <ReadAt version={version} />
        <Field name="programmeName" label={t("programme")} defaultValue={programmeName} maxLength={60} required />
        <div className="field-rows -mb-5 grid sm:grid-cols-3">
          <Field name="unitId" label={t("unitId")} hint={t("unitIdHint")} defaultValue={unitNames.id} maxLength={20} />
          <Field name="unitEn" label={t("unitEn")} hint={t("unitEnHint")} defaultValue={unitNames.en} maxLength={20} />
          <Field
            name="unitEnOne"
            label={t("unitEnOne")}
            hint={t("unitEnOneHint")}
            defaultValue={unitNames.enOne}
            maxLength={20}
          />
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
