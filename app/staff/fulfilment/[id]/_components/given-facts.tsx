import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/section";
import { formatPhone } from "@/lib/base/format";
import { askFields, type Given } from "@/lib/loyalty/kinds/asks";

/** What the member said when redeeming: where to send it, whom to pay, what to make. */
export async function GivenFacts({ given }: { given: Given | null }) {
  const [t, asks] = await Promise.all([getTranslations("staff-fulfilment.one"), getTranslations("reward-kinds.ask")]);
  const facts = askFields.flatMap((name) => {
    const value = given?.[name];
    return value === undefined ? [] : [{ label: asks(name), value: /phone/i.test(name) ? formatPhone(value) : value }];
  });
  return facts.length === 0 ? <p className="text-ink-soft">{t("nothingGiven")}</p> : <Facts facts={facts} />;
}
