import { getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/ui/section";
import { formatPhone } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { Given as Said } from "@/lib/loyalty/kinds/asks";
import { type AskField, askFields } from "@/lib/loyalty/kinds/asks";
import { type Details, lineIn } from "@/lib/loyalty/kinds/details";

/** What its owner said when redeeming, as we keep it for them. */
export async function Given({ given, details, locale }: { given: Said; details: Details; locale: Locale }) {
  const t = await getTranslations("reward-kinds");
  const facts = askFields.flatMap((name) => {
    const value = given[name];
    return value === undefined ? [] : [{ label: t(`ask.${name}`), value: told(name, value) }];
  });
  return (
    <Section id="given" title={t("given")}>
      <Facts facts={facts} />
    </Section>
  );

  function told(name: AskField, value: string): string {
    if (name === "choice") return lineIn(details, "choices", value, locale);
    return /phone/i.test(name) ? formatPhone(value) : value;
  }
}
