import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PasskeyProof } from "@/components/passkey-proof";
import { Field, PasswordField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { OrLine } from "@/components/ui/or-line";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { passkeysHere } from "@/lib/passkey-home";
import { joinPath, safeReturnTo } from "@/lib/return-to";
import { currentVisit, homeOf } from "@/lib/session";
import type { Asked } from "../_components/asked";
import { FormPage } from "../_components/form-page";
import { linkTo } from "../_components/link-to";
import { givePassword } from "./actions";
import { askToSignIn, enterWithPasskey } from "./passkey-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

const notices = { expired: "warn", joined: "good", claimed: "good", reset: "good", team: "good" } as const;

export default async function SignInPage({ searchParams }: Asked) {
  const [t, { person }, asked] = await Promise.all([getTranslations("auth"), currentVisit(), searchParams]);
  const returnTo = safeReturnTo(asked.returnTo);
  if (person !== null) redirect(returnTo ?? homeOf(person));
  return (
    <FormPage>
      <PageTitle title={t("signIn.title")} lead={t("signIn.lead")} />
      {Object.entries(notices).map(([name, tone]) =>
        name in asked ? (
          <Notice key={name} tone={tone}>
            {t(`signIn.${name as keyof typeof notices}`)}
          </Notice>
        ) : null,
      )}
      <PasskeyForm returnTo={returnTo} />
      <Form id="sign-in" action={givePassword}>
        {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
        <Field
          name="email"
          type="email"
          label={t("field.email")}
          autoComplete="username webauthn"
          inputMode="email"
          required
        />
        <PasswordField name="password" label={t("field.password")} autoComplete="current-password" />
        <SubmitButton pending={t("signIn.pending")}>{t("signIn.submit")}</SubmitButton>
      </Form>
      <p>
        <PendingLink href="/forgot" className="text-link">
          {t("signIn.forgot")}
        </PendingLink>
      </p>
      <p>{t.rich("signIn.join", { link: linkTo(joinPath(returnTo)) })}</p>
    </FormPage>
  );
}

/** A passkey first, where this browser knows them: it needs neither address nor password. */
async function PasskeyForm({ returnTo }: { returnTo: string | null }) {
  const t = await getTranslations("auth");
  const words = {
    action: t("passkey.signIn"),
    pending: t("passkey.pending"),
    stopped: t("passkey.stopped"),
    broken: t("passkey.broken"),
  };
  return (
    <Form id="passkey" action={enterWithPasskey} className="contents">
      <PasskeyProof home={passkeysHere().id} ask={askToSignIn} bound="" words={words} autofill>
        {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
        <p className="text-note text-ink-soft">{t("passkey.why")}</p>
        <div className="mt-3">
          <OrLine>{t("signIn.or")}</OrLine>
        </div>
      </PasskeyProof>
    </Form>
  );
}
