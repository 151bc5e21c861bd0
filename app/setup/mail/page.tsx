import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { LookAgain } from "@/components/look-again";
import { mailFailure } from "@/components/mail-failure";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { findMailTrial } from "@/db/queries/setup";
import { env } from "@/lib/base/env";
import { atStep } from "../_components/at-step";
import { mailWay } from "../_components/mail-way";
import { SetupShell } from "../_components/setup-shell";
import { VersionField } from "../_components/version-field";
import { keepMail, sendTest } from "../step-actions";

/** Whether mail really leaves this portal. */
export default async function MailPage({ searchParams }: { searchParams: Promise<{ test?: string | string[] }> }) {
  const { setup, actor } = await atStep("mail");
  const { test } = await searchParams;
  const [t, ui, told] = await Promise.all([
    getTranslations("setup.mail"),
    getTranslations("setup"),
    findMailTrial(actor.personId, test !== undefined),
  ]);
  const way = mailWay(env());
  const state = told.state === "sent" && way === "folder" ? "written" : told.state;
  return (
    <SetupShell place="mail" answers={setup.answers} title={t("title")} lead={t("lead")} why={[t("why")]}>
      <p className="mb-6 max-w-prose">{t(`how.${way}`, { folder: env().mailDir ?? "" })}</p>
      {state === null ? null : (
        <div className="mb-6">
          <Notice tone={state === "failed" ? "bad" : state === "sent" ? "good" : "info"}>
            {t(`state.${state}`, { error: await mailFailure(told.error) })}
          </Notice>
          {state === "waiting" || state === "sending" ? <LookAgain /> : null}
        </div>
      )}
      <Form id="test" action={sendTest} className="grid gap-4 sm:justify-items-start">
        <SubmitButton look={told.state === "sent" ? "secondary" : "primary"} pending={t("testing")}>
          {t("test", { email: told.email })}
        </SubmitButton>
      </Form>
      <Form id="mail" action={keepMail} className="mt-8 grid gap-3 sm:flex sm:flex-wrap">
        <VersionField version={setup.version} />
        <SubmitButton
          look={told.state === "sent" ? "primary" : "secondary"}
          pending={ui("saving")}
          name="mail"
          value="sent"
        >
          {t("sent")}
        </SubmitButton>
        <SubmitButton look="quiet" name="mail" value="later">
          {t("later")}
        </SubmitButton>
      </Form>
    </SetupShell>
  );
}
