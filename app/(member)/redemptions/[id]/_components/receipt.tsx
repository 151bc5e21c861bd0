import { getTranslations } from "next-intl/server";
import { GroupedCode } from "@/components/grouped-code";
import { Facts, Section } from "@/components/ui/section";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { wordsOf } from "@/lib/loyalty/kinds/details";

/** What was given to a cause: how much, through whom and under which licence, as it stood then. To keep and to print. */
export async function Receipt({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("reward-kinds");
  const { details, worthMinor, currency, quantity, createdAt, publicId, rewardName } = redemption;
  const amount = words.money(worthMinor ?? 0, currency);
  const partner = wordsOf(details, "partner") ?? "";
  const collects = wordsOf(details, "collects") === "zakat" ? "zakat" : "donation";
  return (
    <Section id="receipt" title={t("receipt.title")}>
      <p className="mb-4 text-lead">{t("receipt.thanks", { amount, partner })}</p>
      <Facts
        facts={[
          {
            label: t("receipt.number"),
            value: <GroupedCode code={receiptNumber(createdAt, publicId)} className="font-mono" />,
          },
          { label: t("receipt.amount"), value: `${amount} · ${t("receipt.units", { units: quantity })}` },
          { label: t("receipt.for"), value: rewardName },
          { label: t("receipt.as"), value: t(`choice.collects.${collects}`) },
          { label: t("receipt.to"), value: partner },
          { label: t("receipt.licence"), value: wordsOf(details, "licence") ?? "" },
          { label: t("receipt.at"), value: words.at(createdAt) },
        ]}
      />
    </Section>
  );
}

/** What the receipt is filed under: its day and the end of the redemption's own number. */
function receiptNumber(at: Date, publicId: string): string {
  return `${at.toISOString().slice(0, 10).replaceAll("-", "")}-${publicId.slice(-12).toUpperCase()}`;
}
