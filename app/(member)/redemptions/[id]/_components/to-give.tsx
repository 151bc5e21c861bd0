import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { wordsIn } from "@/lib/loyalty/kinds/details";
import { rewardLink } from "@/lib/reward-link";

/** What is for somebody else, as one text to hand on: the message, what it is, and the link behind which its code stands. */
export async function ToGive({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("reward-kinds.toGive");
  const { given, rewardName, publicId, expiresAt, date, details } = redemption;
  const { giftName: name, giftEmail: email, giftMessage = "" } = given ?? {};
  const lines = [
    name ? t("hello", { name }) : "",
    giftMessage,
    t("what", { reward: rewardName }),
    date ? takesPlace(date) : expiresAt ? t("until", { at: words.until(expiresAt) }) : "",
    t("link", { link: rewardLink(publicId) }),
  ];
  const text = lines.filter((line) => line !== "").join("\n");
  return (
    <Section
      id="to-give"
      title={name ? t("title", { name }) : t("titleNoName")}
      lead={email ? t("leadMailed", { email }) : t("lead")}
    >
      <p className="mb-4 rounded-control bg-sunk p-4 break-words whitespace-pre-line">{text}</p>
      <CopyButton text={text} label={t("copy")} copied={t("copied")} />
    </Section>
  );

  function takesPlace({ startsAt, endsAt, place: own, calledOffBecause }: NonNullable<RedemptionPage["date"]>): string {
    if (calledOffBecause !== null) return "";
    const at = words.period(startsAt, endsAt);
    const place = own ?? wordsIn(details, "place", words.locale);
    return place ? t("when", { at, place }) : t("whenOnly", { at });
  }
}
