import { useTranslations } from "next-intl";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Shift } from "@/db/queries/shifts";
import { close } from "../shift-actions";
import { CounterForm } from "./counter-form";

/** Ending a shift: what the till counted is compared with what was recorded here. */
export function CloseShift({ shift, currency }: { shift: Shift; currency: string }) {
  const [t, ui] = [useTranslations("staff-counter.shift"), useTranslations("ui")];
  return (
    <Section id="closing" title={t("closeTitle")}>
      <CounterForm id="shift-close" action={close}>
        <FormDisclosure question={t("closeQuestion")} arrow={<DisclosureArrow />}>
          <input type="hidden" name="shift" value={shift.publicId} />
          <p className="max-w-prose">{t("closeLead")}</p>
          <div className="field-rows grid sm:grid-cols-2">
            <Field name="receipts" label={t("tillReceipts")} optional={ui("optional")} inputMode="numeric" />
            <Field name="amount" label={t("tillAmount", { currency })} optional={ui("optional")} inputMode="decimal" />
          </div>
          <SubmitButton>{t("close")}</SubmitButton>
        </FormDisclosure>
      </CounterForm>
    </Section>
  );
}
