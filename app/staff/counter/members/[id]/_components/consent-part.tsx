import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CounterMember } from "@/db/queries/at-counter";
import { CounterForm } from "../../../_components/counter-form";
import { agree } from "../../../actions";

/** How the member agrees to spend points: by their card's code at the start, or by a code of their app, typed here by themselves. */
export function ConsentPart({ member }: { member: CounterMember }) {
  const t = useTranslations("staff-counter.consent");
  return (
    <Section id="agreeing" title={t("title")} lead={t("lead")}>
      <p className="mb-4">
        <a href="/staff/counter" className="button button-secondary">
          {t("scan")}
        </a>
      </p>
      {member.hasFactor ? (
        <CounterForm id="agree" action={agree} className="grid gap-4">
          <input type="hidden" name="memberId" value={member.publicId} />
          <Field
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            inputMode="text"
            autoComplete="off"
            maxLength={40}
            required
          />
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
        </CounterForm>
      ) : (
        <p className="text-ink-soft">{t("noFactor")}</p>
      )}
    </Section>
  );
}
