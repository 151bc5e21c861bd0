import type { createTranslator } from "next-intl";
import { formatPoints } from "@/lib/base/format";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";
import type { Occasion } from "./write-letter";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;

/** A gift by link has ended: somebody accepted it, or nobody did in time. Who it was is not said. */
export function giftEndedLetter(
  { giftId, points, wasAccepted }: TemplateData["gift-ended"],
  { origin, programme, locale }: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const key = wasAccepted ? "accepted" : "returned";
  return {
    subject: t(`giftEnded.${key}.subject`),
    preview: t(`giftEnded.${key}.preview`),
    heading: t(`giftEnded.${key}.subject`),
    paragraphs: [t(`giftEnded.${key}.body`, { programme })],
    facts: [
      {
        label: t("giftEnded.points"),
        value: t("giftEnded.pointsValue", { points: formatPoints(points, locale) }),
      },
    ],
    purpose: { kind: "link", label: t("giftEnded.action"), url: `${origin}/transfer/gift/${giftId}` },
    note: t(`giftEnded.${key}.note`),
  };
}
