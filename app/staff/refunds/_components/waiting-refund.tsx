import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Badge } from "@/components/ui/badge";
import { Textarea } from "@/components/ui/choice-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WaitingRefundRow } from "@/db/queries/waiting-refunds";
import type { InWords } from "@/lib/in-words";
import { dismiss } from "../actions";

type Props = { refund: WaitingRefundRow; isOverdue: boolean; currency: string; words: InWords };

/** A refund that waits for its sale, and letting it wait no longer behind a question. */
export async function WaitingRefund({ refund, isOverdue, currency, words }: Props) {
  const t = await getTranslations("staff.refunds");
  const { publicId, amountMinor, externalId, purchaseExternalId, receivedAt } = refund;
  return (
    <li className="grid gap-1 border-t border-line py-4 first:border-t-0">
      <h2 className="flex flex-wrap items-center gap-x-3 text-body font-bold">
        {t("refund", { money: words.money(amountMinor, refund.currency ?? currency), receipt: externalId })}
        {isOverdue ? (
          <Badge tone="warn" icon="clock">
            {t("overdue")}
          </Badge>
        ) : null}
      </h2>
      <p className="text-note text-ink-soft">{t("since", { sale: purchaseExternalId, at: words.at(receivedAt) })}</p>
      <Form id={`dismiss-${publicId}`} action={dismiss} className="mt-2 max-w-xl">
        <input type="hidden" name="refundId" value={publicId} />
        <FormDisclosure question={t("dismiss.question")}>
          <p>{t("dismiss.sure")}</p>
          <Textarea
            name="reason"
            label={t("dismiss.reason")}
            hint={t("dismiss.hint")}
            rows={2}
            maxLength={500}
            required
          />
          <div>
            <SubmitButton look="danger">{t("dismiss.submit")}</SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
    </li>
  );
}
