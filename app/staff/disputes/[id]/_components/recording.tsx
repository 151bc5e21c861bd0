import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReceiptClaim } from "@/db/commands/open-dispute";
import type { StaffDispute } from "@/db/queries/staff-disputes";
import { currencyDigits } from "@/lib/base/currency";
import { formatPoints } from "@/lib/base/format";
import { record } from "../../actions";
import { Target } from "./target";

/** Recording the claimed purchase as the till should have, with what the receipt really says. */
export async function Recording({ dispute, claim }: { dispute: StaffDispute; claim: ReceiptClaim }) {
  const [t, accept, locale] = await Promise.all([
    getTranslations("staff-disputes.record"),
    getTranslations("staff-disputes.accept"),
    getLocale(),
  ]);
  const { currency } = claim;
  const total = formatPoints(claim.totalMinor / 10 ** currencyDigits(currency), locale);
  return (
    <Form id="record" action={record} className="grid gap-2">
      <Target dispute={dispute} />
      <input type="hidden" name="currency" value={currency} />
      <FormDisclosure question={t("question")} open>
        <p className="text-note text-ink-soft">{t("lead")}</p>
        <div className="field-rows grid sm:grid-cols-2">
          <Field name="number" label={t("number")} defaultValue={claim.number} maxLength={100} required />
          <Field name="boughtOn" type="date" label={t("boughtOn")} defaultValue={claim.boughtOn} required />
          <Field name="store" label={t("store")} defaultValue={claim.store} maxLength={100} />
          <Field name="total" label={t("total", { currency })} defaultValue={total} inputMode="numeric" required />
        </div>
        <Textarea name="words" label={accept("words")} rows={3} maxLength={500} required />
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </FormDisclosure>
    </Form>
  );
}
