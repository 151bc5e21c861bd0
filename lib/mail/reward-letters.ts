import type { createTranslator } from "next-intl";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";
import type { Occasion } from "./write-letter";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;

/** A reward that was waited for can be had again: to everybody who waited, and nothing is kept for anybody. */
export function stockBackLetter(
  { rewardId }: TemplateData["stock-back"],
  occasion: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const reward = nameOf(occasion);
  return {
    subject: t("stockBack.subject", { reward }),
    preview: t("stockBack.preview"),
    heading: t("stockBack.heading"),
    paragraphs: [t("stockBack.body", { reward })],
    facts: [],
    purpose: { kind: "link", label: t("stockBack.action"), url: `${occasion.origin}/rewards/${rewardId}` },
    note: t("stockBack.note"),
  };
}

/** A reward somebody saves for, likes or waits for will cost more, and until when the present price holds. */
export function rewardDearerLetter(
  { rewardId, was, points, from }: TemplateData["reward-dearer"],
  occasion: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const { origin, zone, locale } = occasion;
  const reward = nameOf(occasion);
  const price = (of: number) => t("rewardDearer.price", { points: formatPoints(of, locale) });
  return {
    subject: t("rewardDearer.subject", { reward }),
    preview: t("rewardDearer.preview"),
    heading: t("rewardDearer.heading", { reward }),
    paragraphs: [t("rewardDearer.body")],
    facts: [
      { label: t("rewardDearer.now"), value: price(was) },
      { label: t("rewardDearer.then"), value: price(points) },
      { label: t("rewardDearer.from"), value: formatInstant(new Date(from), zone, locale) },
    ],
    purpose: { kind: "link", label: t("rewardDearer.action"), url: `${origin}/rewards/${rewardId}` },
    note: t("rewardDearer.note"),
  };
}

/** A present that is picked up with a word of the member's own, until its last moment. */
export function presentOfferedLetter(
  { rewardId, because, until }: TemplateData["present-offered"],
  occasion: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const { origin, zone, locale } = occasion;
  const reward = nameOf(occasion);
  return {
    subject: t(`present.${because}`),
    preview: t("presentOffered.preview"),
    heading: t(`present.${because}`),
    paragraphs: [t("presentOffered.body", { reward })],
    facts: [
      { label: t("presentOffered.reward"), value: reward },
      { label: t("presentOffered.until"), value: formatInstant(new Date(Date.parse(until) - 1), zone, locale) },
    ],
    purpose: { kind: "link", label: t("presentOffered.action"), url: `${origin}/rewards/${rewardId}` },
    note: t("presentOffered.note"),
  };
}

/** A reward has become rarer than staff wanted to be told of; to staff. */
export function stockLowLetter(
  { rewardId, left, lowAt }: TemplateData["stock-low"],
  occasion: Occasion,
  t: Translator,
): Omit<Letter, "greeting"> {
  const { locale, origin, programme } = occasion;
  const reward = nameOf(occasion);
  return {
    subject: t(left === 0 ? "stockLow.goneSubject" : "stockLow.subject", { reward }),
    preview: t("stockLow.preview", { programme }),
    heading: t(left === 0 ? "stockLow.goneHeading" : "stockLow.heading"),
    paragraphs: [t(left === 0 ? "stockLow.gone" : "stockLow.body", { reward })],
    facts: [
      { label: t("stockLow.left"), value: formatPoints(left, locale) },
      { label: t("stockLow.lowAt"), value: formatPoints(lowAt, locale) },
    ],
    purpose: { kind: "link", label: t("stockLow.action"), url: `${origin}/staff/rewards/${rewardId}` },
    note: t("stockLow.note"),
  };
}

function nameOf({ rewardNames, locale }: Occasion): string {
  if (rewardNames === null) throw new Error("This mail needs a reward");
  return rewardNames[locale];
}
