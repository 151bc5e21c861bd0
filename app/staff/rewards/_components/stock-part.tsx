import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { stock as changeStock } from "../supply-actions";

/** How many are left, and putting in or writing off. */
export async function StockPart({ reward, mayEdit }: { reward: StaffReward; mayEdit: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  const { initial, left, writtenOff } = reward.stock;
  const isLimited = initial !== null && left !== null;
  const facts = isLimited
    ? [
        { label: t("stock.left"), value: formatPoints(left, locale) },
        { label: t("stock.initial"), value: formatPoints(initial, locale) },
        { label: t("stock.writtenOff"), value: formatPoints(writtenOff, locale) },
      ]
    : [{ label: t("stock.left"), value: t("stock.unlimited") }];
  const changes = isLimited
    ? [
        { value: "put", label: t("stock.put") },
        { value: "write_off", label: t("stock.writeOff") },
        { value: "unlimited", label: t("stock.toUnlimited") },
      ]
    : [{ value: "put", label: t("stock.count") }];
  return (
    <Section title={t("stock.title")} id="stock">
      <Facts facts={facts} />
      {mayEdit ? (
        <Form id="reward-stock" action={changeStock} className="mt-4 grid items-end gap-4 sm:grid-cols-[1fr_auto]">
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <input type="hidden" name="seenInitial" value={initial ?? ""} />
          <input type="hidden" name="seenWrittenOff" value={writtenOff} />
          <div className="sm:col-span-2">
            <Select name="change" label={t("stock.change")} options={changes} />
          </div>
          <Field name="quantity" label={t("stock.quantity")} inputMode="numeric" />
          <SubmitButton look="secondary">{t("stock.apply")}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  );
}
