import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Asked } from "../_components/asked";
import { FormPage } from "../_components/form-page";
import { linkTo } from "../_components/link-to";
import { askForReset } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPage({ searchParams }: Asked) {
  const [t, asked] = await Promise.all([getTranslations("auth"), searchParams]);
  const isSent = "sent" in asked;
  return (
    <FormPage>
      <PageTitle
        title={isSent ? t("forgot.sentTitle") : t("forgot.title")}
        lead={isSent ? t("forgot.sent") : t("forgot.lead")}
      />
      {isSent ? null : (
        <Form id="forgot" action={askForReset}>
          <Field name="email" type="email" label={t("field.email")} autoComplete="email" inputMode="email" required />
          <SubmitButton pending={t("forgot.pending")}>{t("forgot.submit")}</SubmitButton>
        </Form>
      )}
      <p className="text-note text-ink-soft">{t("forgot.note")}</p>
      <p>{linkTo("/sign-in")(t("forgot.back"))}</p>
    </FormPage>
  );
}
