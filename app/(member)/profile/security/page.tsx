import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { PasswordField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { countRecoveryCodes } from "@/db/queries/people";
import { listDevices } from "@/db/queries/sessions";
import { PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { requirePerson } from "@/lib/session";
import { carriedRecoveryCodes } from "@/lib/sign-in-steps";
import { App } from "./_components/app";
import { Devices } from "./_components/devices";
import { Habits } from "./_components/habits";
import { Passkeys } from "./_components/passkeys";
import { RecoveryCodes } from "./_components/recovery-codes";
import { ShownCodes } from "./_components/shown-codes";
import { StepUps } from "./_components/step-ups";
import { replacePassword } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile.security"))("title") };
}

const outcomes = ["password", "totp", "removed", "passkey", "passkeyRemoved", "proven", "codes", "device"] as const;

export default async function SecurityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const visit = await requirePerson();
  const { actor, person, session } = visit;
  const [t, words, asked, devices, codesLeft, shownCodes] = await Promise.all([
    getTranslations("profile.security"),
    getTranslations("auth.field"),
    searchParams,
    listDevices(actor.personId),
    countRecoveryCodes(actor.personId),
    carriedRecoveryCodes(actor.personId),
  ]);
  const outcome = outcomes.find((each) => each === asked.done);
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("lead")}
        above={
          <PendingLink href="/profile" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
            <Icon name="previous" size={18} />
            {t("back")}
          </PendingLink>
        }
      />
      <div className="grid gap-6 empty:hidden">
        {outcome ? <Notice tone="good">{t(`done.${outcome}`)}</Notice> : null}
        {shownCodes.length > 0 ? <ShownCodes codes={shownCodes} /> : null}
      </div>
      <Section id="passkeys" title={t("passkeys.title")} lead={t("passkeys.lead")}>
        <Passkeys visit={visit} />
      </Section>
      <Section id="app" title={t("totp.title")}>
        <App visit={visit} />
      </Section>
      <Section id="codes" title={t("codes.title")}>
        <RecoveryCodes hasFactor={person.hasFactor} left={codesLeft} provenAt={session.provenAt} />
      </Section>
      <Section id="secret" title={t("password.title")}>
        <Form id="password" action={replacePassword} className="grid max-w-lg gap-5">
          <PasswordField name="current" label={t("password.current")} autoComplete="current-password" />
          <NewPassword
            name="password"
            label={t("password.next")}
            hint={words("passwordHint", { min: PASSWORD_MIN_LENGTH })}
          />
          <SubmitButton pending={t("password.pending")}>{t("password.submit")}</SubmitButton>
        </Form>
      </Section>
      <Section id="devices" title={t("devices.title")} lead={t("devices.lead")}>
        <Devices devices={devices} current={session.publicId} zone={person.zone} />
      </Section>
      {person.member === null ? null : <StepUps personId={actor.personId} zone={person.zone} />}
      <Habits />
    </>
  );
}
