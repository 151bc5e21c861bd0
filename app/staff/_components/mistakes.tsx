import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/choice-fields";
import { mistakes } from "@/lib/loyalty/redemption-moves";

/** Why a voucher was marked as used by mistake: one of a few, which its member reads. */
export function Mistakes() {
  const t = useTranslations("reward-kinds");
  return (
    <Select
      name="because"
      label={t("mistaken.label")}
      hint={t("mistaken.hint")}
      options={mistakes.map((each) => ({ value: each, label: t(`mistake.${each}`) }))}
    />
  );
}
