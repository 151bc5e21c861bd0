import { useTranslations } from "next-intl";
import { Textarea } from "@/components/ui/choice-fields";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CounterMember } from "@/db/queries/at-counter";
import { newId } from "@/lib/base/uuid";
import { CounterForm } from "../../../_components/counter-form";
import { record } from "../../../actions";

/** A receipt and its amount; a supervisor's word behind a question. */
export function RecordPart({ member, currency }: { member: CounterMember; currency: string }) {
  const t = useTranslations("staff-counter.record");
  return (
    <Section id="recording" title={t("title")}>
      <CounterForm id="record" action={record} className="grid gap-4">
        <input type="hidden" name="memberId" value={member.publicId} />
        <input type="hidden" name="key" value={newId()} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            name="receipt"
            label={t("receipt")}
            hint={t("receiptHint")}
            autoComplete="off"
            maxLength={60}
            required
          />
          <Field
            name="amount"
            label={t("amount", { currency })}
            hint={t("amountHint")}
            inputMode="decimal"
            autoComplete="off"
            required
          />
        </div>
        <div className="grid gap-x-8 sm:grid-cols-[auto_1fr] sm:has-[details[open]]:grid-cols-1">
          <FormDisclosure question={t("lines")} arrow={<DisclosureArrow />} fields={["lines"]}>
            <Textarea name="lines" label={t("linesLabel")} hint={t("linesHint")} rows={3} maxLength={4_000} />
          </FormDisclosure>
          <FormDisclosure question={t("supervisor")} arrow={<DisclosureArrow />} fields={["supervisor", "code"]}>
            <p>{t("supervisorLead")}</p>
            <div className="field-rows grid sm:grid-cols-2">
              <Field name="supervisor" type="email" label={t("supervisorEmail")} autoComplete="off" />
              <Field name="code" label={t("supervisorCode")} inputMode="numeric" autoComplete="off" maxLength={40} />
            </div>
          </FormDisclosure>
        </div>
        <SubmitButton pending={t("recording")}>{t("submit")}</SubmitButton>
      </CounterForm>
    </Section>
  );
}
