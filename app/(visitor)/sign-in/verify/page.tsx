import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findChallenge } from "@/db/queries/challenges";
import { tokenHash } from "@/lib/one-time";
import { maskedEmail, openFor } from "@/lib/personal-data";
import { rememberedChallenge } from "@/lib/sign-in-steps";
import type { Asked } from "../../_components/asked";
import { FormPage } from "../../_components/form-page";
import { giveSecondFactor, sendCodeAgain } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.verify"))("title") };
}

export default async function VerifyPage({ searchParams }: Asked) {
  const [t, token, asked] = await Promise.all([getTranslations("auth"), rememberedChallenge(), searchParams]);
  const challenge = token === null ? null : await findChallenge(tokenHash(token));
  if (challenge === null) redirect("/sign-in?expired=1");
  if (challenge.isToEnrol) redirect("/sign-in/enrol");
  const hasApp = challenge.totpSecret !== null;
  const email = maskedEmail(openFor(challenge.wrappedKey, "email", challenge.emailCipher));
  return (
    <FormPage>
      <PageTitle title={t("verify.title")} lead={hasApp ? t("verify.totp") : t("verify.mailed", { email })} />
      {"sent" in asked ? <Notice tone="good">{t("verify.sent")}</Notice> : null}
      <Form id="verify" action={giveSecondFactor}>
        <Field
          name="code"
          label={t("field.code")}
          hint={hasApp ? t("verify.codeHint") : t("verify.mailedHint")}
          autoComplete="one-time-code"
          inputMode={hasApp ? "text" : "numeric"}
          maxLength={20}
          required
        />
        <SubmitButton pending={t("verify.pending")}>{t("verify.submit")}</SubmitButton>
      </Form>
      {hasApp ? null : (
        <Form id="resend-code" action={sendCodeAgain}>
          <SubmitButton look="secondary" pending={t("forgot.pending")}>
            {t("verify.again")}
          </SubmitButton>
        </Form>
      )}
      <p className="text-note text-ink-soft">{t("verify.why")}</p>
      <p>
        <PendingLink href="/sign-in" className="text-link">
          {t("verify.other")}
        </PendingLink>
      </p>
    </FormPage>
  );
}
