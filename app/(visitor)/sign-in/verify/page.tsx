import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PasskeyProof } from "@/components/passkey-proof";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { OrLine } from "@/components/ui/or-line";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findChallenge } from "@/db/queries/challenges";
import { tokenHash } from "@/lib/one-time";
import { passkeysHere } from "@/lib/passkey-home";
import { maskedEmail, openFor } from "@/lib/personal-data";
import { rememberedChallenge } from "@/lib/sign-in-steps";
import type { Asked } from "../../_components/asked";
import { FormPage } from "../../_components/form-page";
import { giveSecondFactor, sendCodeAgain } from "../actions";
import { askSecondFactor } from "../passkey-actions";
import { Closed } from "./_components/closed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.verify"))("title") };
}

export default async function VerifyPage({ searchParams }: Asked) {
  const [t, token, asked] = await Promise.all([getTranslations("auth"), rememberedChallenge(), searchParams]);
  const challenge = token === null ? null : await findChallenge(tokenHash(token));
  if (challenge === null) redirect("/sign-in?expired=1");
  if (challenge.isToEnrol) redirect("/sign-in/enrol");
  if (challenge.closed !== null)
    return (
      <FormPage>
        <Closed why={challenge.closed} />
      </FormPage>
    );
  const hasApp = challenge.totpSecret !== null;
  const isMailed = !hasApp && !challenge.hasPasskey;
  const email = maskedEmail(openFor(challenge.wrappedKey, "email", challenge.emailCipher));
  return (
    <FormPage>
      <PageTitle
        title={t("verify.title")}
        lead={hasApp ? t("verify.totp") : isMailed ? t("verify.mailed", { email }) : t("verify.passkeyOnly")}
      />
      {"sent" in asked ? <Notice tone="good">{t("verify.sent")}</Notice> : null}
      <Form id="verify" action={giveSecondFactor}>
        {challenge.hasPasskey ? <PasskeyStep /> : null}
        <Field
          name="code"
          label={t("field.code")}
          hint={hasApp ? t("verify.codeHint") : t(isMailed ? "verify.mailedHint" : "verify.recoveryHint")}
          autoComplete="one-time-code"
          inputMode={isMailed ? "numeric" : "text"}
          maxLength={20}
          required
        />
        <SubmitButton pending={t("verify.pending")}>{t("verify.submit")}</SubmitButton>
      </Form>
      {isMailed ? (
        <Form id="resend-code" action={sendCodeAgain}>
          <SubmitButton look="secondary" pending={t("forgot.pending")}>
            {t("verify.again")}
          </SubmitButton>
        </Form>
      ) : null}
      <p className="text-note text-ink-soft">{t("verify.why")}</p>
      <p>
        <PendingLink href="/sign-in" className="text-link">
          {t("verify.other")}
        </PendingLink>
      </p>
    </FormPage>
  );
}

async function PasskeyStep() {
  const t = await getTranslations("auth");
  const words = {
    action: t("passkey.second"),
    pending: t("passkey.pending"),
    stopped: t("passkey.stopped"),
    broken: t("passkey.broken"),
  };
  return (
    <PasskeyProof home={passkeysHere().id} ask={askSecondFactor} bound="" words={words}>
      <OrLine>{t("verify.or")}</OrLine>
    </PasskeyProof>
  );
}
