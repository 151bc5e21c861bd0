import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

/** What is for somebody else, as one text to hand on: the message, what it is, its code and how to use it. */
export async function ToGive({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("reward-kinds.toGive");
  const { given, rewardName, codes, expiresAt, howToUse } = redemption;
  const name = given?.giftName ?? "";
  const lines = [
    t("hello", { name }),
    given?.giftMessage ?? "",
    t("what", { reward: rewardName }),
    ...codes.map((code) => t("code", { code })),
    expiresAt ? t("until", { at: words.until(expiresAt) }) : "",
    howToUse,
  ];
  const text = lines.filter((line) => line !== "").join("\n");
  return (
    <Section id="to-give" title={t("title", { name })} lead={t("lead")}>
      <p className="mb-4 rounded-control bg-sunk p-4 whitespace-pre-line">{text}</p>
      <CopyButton text={text} label={t("copy")} copied={t("copied")} />
    </Section>
  );
}
