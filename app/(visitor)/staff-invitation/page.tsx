import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findInvitation, type Invitation } from "@/db/queries/team";
import { tokenHash } from "@/lib/one-time";
import { PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { openFor } from "@/lib/personal-data";
import { currentVisit } from "@/lib/session";
import type { Asked } from "../_components/asked";
import { FormPage } from "../_components/form-page";
import { accept } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-team.join"))("title"), robots: { index: false } };
}

/** Where a mailed invitation to the team leads: looking at it changes nothing, the button does. */
export default async function StaffInvitationPage({ searchParams }: Asked) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const [t, { installation }, invitation] = await Promise.all([
    getTranslations("staff-team.join"),
    currentVisit(),
    findInvitation(tokenHash(given)),
  ]);
  if (invitation === null) {
    return (
      <FormPage>
        <PageTitle title={t("title")} />
        <EmptyState
          kind="unmatched"
          title={t("overTitle")}
          headingLevel={2}
          action={<ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>}
        >
          <p>{t("over")}</p>
        </EmptyState>
      </FormPage>
    );
  }
  const staff = await getTranslations("staff.role");
  const role = staff(invitation.role);
  return (
    <FormPage>
      <PageTitle title={t("title")} lead={t("lead", { programme: installation.programmeName, role })} />
      <Form id="accept" action={accept}>
        <input type="hidden" name="token" value={given} />
        {invitation.hasAccount ? <Notice>{t("hasAccount")}</Notice> : <NewColleague invitation={invitation} />}
        <SubmitButton pending={t("joining")}>{t("submit")}</SubmitButton>
      </Form>
    </FormPage>
  );
}

async function NewColleague({ invitation }: { invitation: Invitation }) {
  const [t, words] = await Promise.all([getTranslations("staff-team.join"), getTranslations("auth.field")]);
  return (
    <>
      <p>{t("address", { email: openFor(invitation.wrappedKey, "email", invitation.emailCipher) })}</p>
      <Field
        name="name"
        label={t("name")}
        defaultValue={invitation.name}
        autoComplete="name"
        maxLength={100}
        required
      />
      <NewPassword
        name="password"
        label={words("newPassword")}
        hint={words("passwordHint", { min: PASSWORD_MIN_LENGTH })}
      />
      <p className="text-note text-ink-soft">{t("then")}</p>
    </>
  );
}
