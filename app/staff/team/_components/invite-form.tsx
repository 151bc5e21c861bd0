import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/base/locale";
import { roles } from "@/lib/loyalty/permissions";
import { invite } from "../actions";

/** Asks somebody by mail to join, in the least role their work needs. */
export function InviteForm({ provenAt, languages }: { provenAt: Date; languages: readonly Locale[] }) {
  const t = useTranslations("staff-team.invite");
  const staff = useTranslations("staff.role");
  const shell = useTranslations("shell.locale");
  const locale = useLocale();
  return (
    <Form id="invite" action={invite} className="grid max-w-2xl gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field name="name" label={t("name")} maxLength={100} autoComplete="off" required />
        <Field name="email" type="email" label={t("email")} maxLength={200} autoComplete="off" required />
        <Select
          name="role"
          label={t("role")}
          options={roles.map((role) => ({ value: role, label: staff(role) }))}
          defaultValue="cashier"
        />
        {languages.length > 1 ? (
          <Select
            name="locale"
            label={t("locale")}
            options={languages.map((each) => ({ value: each, label: shell(each) }))}
            defaultValue={locale}
          />
        ) : (
          <input type="hidden" name="locale" value={locale} />
        )}
      </div>
      <ProofField provenAt={provenAt} />
      <div>
        <SubmitButton pending={t("sending")}>{t("send")}</SubmitButton>
      </div>
    </Form>
  );
}
