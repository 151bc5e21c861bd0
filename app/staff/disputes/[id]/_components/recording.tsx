import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { wouldEarn } from "@/db/commands/accept-receipt";
import type { ReceiptClaim } from "@/db/commands/open-dispute";
import type { StaffDispute } from "@/db/queries/staff-disputes";
import { currencyDigits } from "@/lib/base/currency";
import { instantOf } from "@/lib/base/local-time";
import { inWords } from "@/lib/in-words";
import { adjustLimitPoints } from "@/lib/loyalty/adjustment";
import type { Role } from "@/lib/loyalty/permissions";
import { record } from "../../actions";
import { Target } from "./target";

/** Recording the claimed purchase as the till should have, with what the receipt really says. */
export async function Recording(props: { dispute: StaffDispute; claim: ReceiptClaim; role: Role | null }) {
  const { dispute, claim, role } = props;
  const [t, accept, words] = await Promise.all([
    getTranslations("staff-disputes.record"),
    getTranslations("staff-disputes.accept"),
    inWords(),
  ]);
  const { currency } = claim;
  const total = words.points(claim.totalMinor / 10 ** currencyDigits(currency));
  const occurredAt = instantOf(claim.boughtOn, words.zone);
  const receipt = { externalId: claim.number, totalMinor: claim.totalMinor, currency, channel: "store" };
  const earned =
    occurredAt && (await wouldEarn(dispute.publicId, { ...receipt, occurredAt, store: claim.store || null }));
  const limit = adjustLimitPoints(role);
  return (
    <Form id="record" action={record} className="grid gap-2">
      <Target dispute={dispute} />
      <input type="hidden" name="currency" value={currency} />
      <FormDisclosure question={t("question")} open={dispute.waiting === null}>
        <p className="text-note text-ink-soft">{t("lead")}</p>
        {earned === null ? null : (
          <p className={earned > limit ? "text-note font-semibold" : "text-note text-ink-soft"}>
            {t(earned > limit ? "earnsAbove" : "earns", {
              earned: words.points(earned),
              limit: words.points(limit),
              unit: words.unit,
            })}
          </p>
        )}
        <div className="field-rows -mb-5 grid sm:grid-cols-2">
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
