import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LineView } from "@/db/queries/lines";
import type { InWords } from "@/lib/in-words";
import { refund } from "../refund-actions";

/** What was given back of a purchase so far, and giving back more of it behind a question. */
export async function RefundPart(props: {
  purchase: NonNullable<LineView["purchase"]>;
  memberId: string;
  words: InWords;
  mayRefund: boolean;
}) {
  const { purchase, words } = props;
  const t = await getTranslations("staff-members.refund");
  const { publicId, currency, totalMinor, refundedMinor } = purchase;
  const money = (minor: number) => words.money(minor, currency);
  return (
    <>
      {refundedMinor > 0 ? (
        <p className="basis-full pt-1 text-note">
          {t("soFar", { refunded: money(refundedMinor), total: money(totalMinor) })}
        </p>
      ) : null}
      {props.mayRefund && refundedMinor < totalMinor ? (
        <div className="min-w-0">
          <Form id={`refund-${publicId}`} action={refund} className="max-w-xl">
            <FormDisclosure question={t("open")} arrow={<DisclosureArrow />}>
              <input type="hidden" name="memberId" value={props.memberId} />
              <input type="hidden" name="purchaseId" value={publicId} />
              <input type="hidden" name="currency" value={currency} />
              <p>{t("lead")}</p>
              <div className="field-rows grid sm:grid-cols-2">
                <Field
                  name="amount"
                  label={t("amount")}
                  hint={t("amountHint", { left: money(totalMinor - refundedMinor) })}
                  inputMode="decimal"
                  autoComplete="off"
                  required
                />
                <Field
                  name="receipt"
                  label={t("receipt")}
                  hint={t("receiptHint")}
                  autoComplete="off"
                  maxLength={100}
                  required
                />
              </div>
              <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} required />
              <div>
                <SubmitButton small>{t("submit")}</SubmitButton>
              </div>
            </FormDisclosure>
          </Form>
        </div>
      ) : null}
    </>
  );
}
