import { getLocale, getTranslations } from "next-intl/server";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { formatPoints } from "@/lib/base/format";
import { writeMoney } from "../read-reward-form";

/** How much a discount takes off, and from which spend on; shown while the form's kind is a discount. */
export async function DiscountFields(props: { details: Record<string, number> | undefined; currency: string }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  const { percent, amountMinor, minimumMinor } = props.details ?? {};
  const off = percent === undefined ? writeMoney(amountMinor, props.currency, locale) : formatPoints(percent, locale);
  return (
    <fieldset className="hidden items-start gap-5 border-t border-line pt-4 group-has-[option[value=discount]:checked]:grid sm:grid-cols-3">
      <legend className="float-left text-lead font-bold sm:col-span-3">{t("form.discountTitle")}</legend>
      <Select
        name="discountType"
        label={t("field.discountType")}
        options={[
          { value: "percent", label: t("field.discountPercent") },
          { value: "amount", label: `${t("field.discountAmount")} (${props.currency})` },
        ]}
        defaultValue={amountMinor === undefined ? "percent" : "amount"}
      />
      <Field name="discount" label={t("field.discount")} inputMode="decimal" defaultValue={off} />
      <Field
        name="minimum"
        label={`${t("field.minimum")} (${props.currency})`}
        inputMode="decimal"
        defaultValue={writeMoney(minimumMinor, props.currency, locale)}
      />
    </fieldset>
  );
}
