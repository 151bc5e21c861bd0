import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import type { Asked } from "../_components/asked";
import { FormPage } from "../_components/form-page";
import { linkTo } from "../_components/link-to";
import { setNewPassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("title"), robots: { index: false } };
}

export default async function ResetPage({ searchParams }: Asked) {
  const [t, { token }] = await Promise.all([getTranslations("auth"), searchParams]);
  if (typeof token !== "string") redirect("/forgot");
  return (
    <FormPage>
      <PageTitle title={t("reset.title")} lead={t("reset.lead")} />
      <Form id="reset" action={setNewPassword}>
        <input type="hidden" name="token" value={token} />
        <NewPassword
          name="password"
          label={t("field.newPassword")}
          hint={t("field.passwordHint", { min: PASSWORD_MIN_LENGTH })}
        />
        <SubmitButton pending={t("reset.pending")}>{t("reset.submit")}</SubmitButton>
      </Form>
      <p>{linkTo("/forgot")(t("reset.again"))}</p>
    </FormPage>
  );
}
