import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Voucher } from "@/db/queries/vouchers";
import { newId } from "@/lib/base/uuid";
import { use } from "../voucher-actions";
import { CounterForm } from "./counter-form";

/** Taking a voucher: a discount is worked out from the bill, which has to reach its minimum. */
export function UsePart({ voucher, currency }: { voucher: Voucher; currency: string }) {
  const t = useTranslations("staff-counter.use");
  return (
    <Section id="using" title={t("title")} lead={t("lead")}>
      <CounterForm id="counter-use" action={use} className="grid gap-4">
        <input type="hidden" name="redemption" value={voucher.publicId} />
        <input type="hidden" name="key" value={newId()} />
        {voucher.kind === "discount" ? (
          <Field
            name="bill"
            label={t("bill", { currency })}
            hint={t("billHint")}
            inputMode="decimal"
            autoComplete="off"
            required
          />
        ) : null}
        {voucher.kind === "referral" ? (
          <Field
            name="friend"
            label={t("friend")}
            hint={t("friendHint")}
            inputMode="numeric"
            autoComplete="off"
            required
          />
        ) : null}
        <SubmitButton pending={t("using")}>{t("submit")}</SubmitButton>
      </CounterForm>
    </Section>
  );
}
