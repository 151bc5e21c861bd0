import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { create } from "../actions";

/** A new draft: of what the newest version says, or of a file. */
export async function NewDraft() {
  const [t, ui] = await Promise.all([getTranslations("staff-programme"), getTranslations("ui")]);
  return (
    <Section id="new" title={t("new.title")} lead={t("new.lead")}>
      <Form id="terms-new" action={create} className="grid max-w-4xl items-start gap-4 sm:grid-cols-2">
        <Field name="title" label={t("field.title")} hint={t("field.titleHint")} maxLength={120} required />
        <FileField
          name="file"
          label={t("field.file")}
          hint={t("field.fileHint")}
          optional={ui("optional")}
          accept="application/json,.json"
        />
        <div className="sm:col-span-2">
          <SubmitButton>{t("new.submit")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
