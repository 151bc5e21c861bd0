import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { Checkbox } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { numberIn } from "@/lib/join-link";
import { readableNumber } from "@/lib/loyalty/member-number";
import { PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { safeReturnTo, signInPath } from "@/lib/return-to";
import { currentVisit, homeOf } from "@/lib/session";
import type { Asked } from "../_components/asked";
import { FormPage } from "../_components/form-page";
import { linkTo } from "../_components/link-to";
import { askToJoin } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const [t, { installation }] = await Promise.all([getTranslations("auth.join"), currentVisit()]);
  const title = t("title", { programme: installation.programmeName });
  const description = t("lead");
  return { title, description, openGraph: { title, description, type: "website" } };
}

export default async function JoinPage({ searchParams }: Asked) {
  const [t, ui, { person, installation }, asked] = await Promise.all([
    getTranslations("auth"),
    getTranslations("ui"),
    currentVisit(),
    searchParams,
  ]);
  const returnTo = safeReturnTo(asked.returnTo);
  if (person !== null) redirect(returnTo ?? homeOf(person));
  const invitedBy = numberIn(asked.referral);
  return (
    <FormPage>
      <PageTitle title={t("join.title", { programme: installation.programmeName })} lead={t("join.lead")} />
      {invitedBy ? <Notice>{t("join.invited")}</Notice> : null}
      <Form id="join" action={askToJoin}>
        {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
        <Field
          name="name"
          label={t("field.name")}
          hint={t("field.nameHint")}
          autoComplete="name"
          maxLength={100}
          required
        />
        <Field name="email" type="email" label={t("field.email")} autoComplete="email" inputMode="email" required />
        <NewPassword
          name="password"
          label={t("field.password")}
          hint={t("field.passwordHint", { min: PASSWORD_MIN_LENGTH })}
        />
        <Field
          name="birthday"
          type="date"
          label={t("field.birthday")}
          optional={ui("optional")}
          autoComplete="bday"
          min="1900-01-01"
        />
        <Field
          name="referral"
          label={t("field.referral")}
          hint={t("field.referralHint")}
          optional={ui("optional")}
          inputMode="numeric"
          maxLength={24}
          defaultValue={invitedBy && readableNumber(invitedBy)}
        />
        <Checkbox name="consent" label={t.rich("join.consent", { link: linkTo("/terms") })} required />
        <SubmitButton pending={t("join.pending")}>{t("join.submit")}</SubmitButton>
      </Form>
      <p>{t.rich("join.signIn", { link: linkTo(signInPath(returnTo)) })}</p>
    </FormPage>
  );
}
