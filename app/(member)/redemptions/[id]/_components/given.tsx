import { getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/ui/section";
import { formatPhone } from "@/lib/base/format";
import type { Given as Said } from "@/lib/loyalty/kinds/asks";
import { askFields } from "@/lib/loyalty/kinds/asks";

/** What its owner said when redeeming, as we keep it for them. */
export async function Given({ given }: { given: Said }) {
  const t = await getTranslations("reward-kinds");
  const facts = askFields.flatMap((name) => {
    const value = given[name];
    return value === undefined
      ? []
      : [{ label: t(`ask.${name}`), value: /phone/i.test(name) ? formatPhone(value) : value }];
  });
  return (
    <Section id="given" title={t("given")}>
      <Facts facts={facts} />
    </Section>
  );
}
