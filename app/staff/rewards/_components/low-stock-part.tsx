import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { lowStock } from "../code-actions";

/** At how many left whoever may edit the catalogue is told. */
export async function LowStockPart({ reward }: { reward: StaffReward }) {
  const t = await getTranslations("staff-codes.low");
  const { lowAt } = reward.stock;
  return (
    <Section title={t("title")} lead={t("lead")} id="low-stock">
      <Form id="low-stock" action={lowStock} className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="rewardId" value={reward.publicId} />
        <input type="hidden" name="seen" value={lowAt ?? ""} />
        <Field name="lowAt" label={t("field")} inputMode="numeric" defaultValue={lowAt === null ? "" : String(lowAt)} />
        <SubmitButton look="secondary">{t("submit")}</SubmitButton>
      </Form>
    </Section>
  );
}
