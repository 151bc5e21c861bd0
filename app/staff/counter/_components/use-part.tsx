import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Voucher } from "@/db/queries/vouchers";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { use } from "../voucher-actions";
import { CounterForm } from "./counter-form";

type Props = { voucher: Voucher; currency: string; words: InWords; now: Instant };

/**
 * Taking a voucher: a discount is worked out from the bill, which has to reach its minimum. What is paid besides and a date of another day
 * are said before it is taken.
 */
export function UsePart({ voucher, currency, words, now }: Props) {
  const t = useTranslations("staff-counter.use");
  const { cashMinor, date } = voucher;
  const isEarly = date !== null && words.day(now) !== words.day(date.startsAt) && now < date.startsAt;
  return (
    <Section id="using" title={t("title")} lead={t("lead")}>
      {isEarly ? (
        <div className="mb-4">
          <Notice tone="warn">{t("early", { at: words.at(date.startsAt) })}</Notice>
        </div>
      ) : null}
      {cashMinor === null ? null : (
        <div className="mb-4">
          <Notice title={t("cash", { money: words.money(cashMinor, voucher.currency) })} />
        </div>
      )}
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
