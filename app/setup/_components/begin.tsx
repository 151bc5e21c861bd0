import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { NewPassword } from "@/components/new-password";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSWORD_MIN_LENGTH } from "@/lib/password-policy";
import { begin } from "../actions";
import { SetupShell } from "./setup-shell";

/** The code from the terminal, and who the first owner is. */
export async function Begin({ isExpired }: { isExpired: boolean }) {
  const [t, words] = await Promise.all([getTranslations("setup.begin"), getTranslations("auth.field")]);
  return (
    <SetupShell place="owner" answers={null} title={t("title")} lead={t("lead")} why={[t("why"), t("whyPassword")]}>
      {isExpired ? (
        <div className="mb-6">
          <Notice tone="warn">{t("expired")}</Notice>
        </div>
      ) : null}
      <Form id="begin" action={begin}>
        <Field
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          autoComplete="off"
          maxLength={20}
          className="uppercase sm:max-w-xs"
          required
        />
        <Field name="name" label={t("name")} autoComplete="name" maxLength={100} required />
        <Field
          name="email"
          type="email"
          label={t("email")}
          hint={t("emailHint")}
          autoComplete="email"
          inputMode="email"
          required
        />
        <NewPassword name="password" label={t("password")} hint={words("passwordHint", { min: PASSWORD_MIN_LENGTH })} />
        <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
      </Form>
    </SetupShell>
  );
}
