import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TotpEnrolment } from "@/components/totp-enrolment";
import { PageTitle } from "@/components/ui/section";
import { findChallenge } from "@/db/queries/challenges";
import { tokenHash } from "@/lib/one-time";
import { openFor } from "@/lib/personal-data";
import { currentVisit } from "@/lib/session";
import { rememberedChallenge } from "@/lib/sign-in-steps";
import { offeredSecret } from "@/lib/totp";
import { FormPage } from "../../_components/form-page";
import { enrolToEnter } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.enrol"))("title") };
}

export default async function EnrolPage() {
  const [t, token, { installation }] = await Promise.all([
    getTranslations("auth.enrol"),
    rememberedChallenge(),
    currentVisit(),
  ]);
  const challenge = token === null ? null : await findChallenge(tokenHash(token));
  if (token === null || challenge === null || !challenge.isToEnrol) redirect("/sign-in?expired=1");
  return (
    <FormPage>
      <PageTitle title={t("title")} lead={t("staffLead")} />
      <TotpEnrolment
        secret={offeredSecret(token)}
        issuer={installation.programmeName}
        label={openFor(challenge.wrappedKey, "email", challenge.emailCipher)}
        action={enrolToEnter}
      />
    </FormPage>
  );
}
