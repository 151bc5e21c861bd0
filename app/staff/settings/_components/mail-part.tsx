import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { LookAgain } from "@/components/look-again";
import { mailFailure } from "@/components/mail-failure";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Settings, TriedMail } from "@/db/queries/settings";
import { env } from "@/lib/base/env";
import { inWords } from "@/lib/in-words";
import { address, sendTrial } from "../actions";
import { ReadAt } from "./read-at";

/** In whose name mails go, whether any go at all, and one to oneself to see. */
export async function MailPart({ settings, tried }: { settings: Settings; tried: TriedMail | null }) {
  const [t, words] = await Promise.all([getTranslations("staff-settings.mail"), inWords()]);
  const { smtpUrl, mailDir, appOrigin } = env();
  const way = smtpUrl !== undefined ? "smtp" : mailDir !== undefined ? "folder" : "none";
  return (
    <Section id="mail" title={t("title")}>
      <div className="max-w-2xl">
        <Notice tone={way === "smtp" ? "good" : "warn"}>{t(`way.${way}`, { host: hostOf(smtpUrl) })}</Notice>
      </div>
      <Form id="address" action={address} className="mt-5 grid max-w-2xl gap-5">
        <ReadAt version={settings.version} />
        <div className="field-rows -mb-5 grid sm:grid-cols-2">
          <Field
            name="mailName"
            label={t("name")}
            hint={t("nameHint", { programme: settings.programmeName })}
            defaultValue={settings.mailName ?? ""}
            maxLength={60}
          />
          <Field
            name="mailAddress"
            type="email"
            label={t("address")}
            hint={t("addressHint", { host: new URL(appOrigin).hostname })}
            defaultValue={settings.mailAddress ?? ""}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </Form>
      <Form id="trial" action={sendTrial} className="mt-5 grid gap-3">
        <div>
          <SubmitButton look="secondary">{t("try")}</SubmitButton>
        </div>
        {tried === null ? null : (
          <p className="text-note text-ink-soft">
            {t(`tried.${tried.state}`, { at: words.at(tried.at), error: await mailFailure(tried.error) })}
            {tried.state === "waiting" || tried.state === "sending" ? <LookAgain /> : null}
          </p>
        )}
      </Form>
    </Section>
  );
}

/** The mail server's name alone: its address holds a password. */
function hostOf(smtpUrl: string | undefined): string {
  return smtpUrl === undefined ? "" : new URL(smtpUrl).hostname;
}
