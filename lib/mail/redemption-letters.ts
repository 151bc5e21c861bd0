import type { createTranslator } from "next-intl";
import type { MailRedemption } from "@/db/queries/mail-recipients";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import type { catalogue } from "@/messages/catalogue";
import type { Letter } from "./letter";
import type { TemplateData, ToldState } from "./templates";
import type { Occasion } from "./write-letter";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;
type Written = Omit<Letter, "greeting">;
type Asked = Pick<Occasion, "origin" | "locale" | "zone" | "redemption">;

/** What a member is told of a redemption of theirs, step by step. A code stands on its page, never in a mail. */
export const redemptionLetters = {
  redeemed: (_data: TemplateData["redeemed"], occasion: Asked, t: Translator): Written => {
    const { quantity, points, expiresAt, wishedAt, presentBecause, reward } = redemptionOf(occasion);
    const { locale, zone } = occasion;
    return {
      ...whole("redeemed", occasion, t),
      ...(presentBecause ? { subject: t(`present.${presentBecause}`), heading: t(`present.${presentBecause}`) } : {}),
      paragraphs: [
        presentBecause ? t("present.body", { reward }) : t("redeemed.body", { reward }),
        ...(wishedAt ? [t("redeemed.byWish", { at: formatInstant(wishedAt, zone, locale) })] : []),
      ],
      facts: [
        { label: t("redeemed.reward"), value: reward },
        ...(quantity > 1 ? [{ label: t("redeemed.quantity"), value: formatPoints(quantity, locale) }] : []),
        {
          label: t("redeemed.points"),
          value: presentBecause
            ? t("present.free")
            : t("redeemed.pointsValue", { points: formatPoints(points, locale) }),
        },
        ...(expiresAt
          ? [{ label: t("redeemed.until"), value: formatInstant(new Date(expiresAt.getTime() - 1), zone, locale) }]
          : []),
      ],
    };
  },
  "redemption-cancelled": (_data: TemplateData["redemption-cancelled"], occasion: Asked, t: Translator): Written => ({
    ...whole("redemptionCancelled", occasion, t),
    facts: [rewardFact(occasion, t), pointsBack(occasion, t)],
  }),
  "redemption-moved": ({ to }: TemplateData["redemption-moved"], occasion: Asked, t: Translator): Written => {
    const { reward, moved, date } = redemptionOf(occasion);
    const calledOff = to === "failed" ? (date?.calledOffBecause ?? null) : null;
    const told = calledOff === null ? to : "calledOff";
    return {
      ...frame(`redemptionMoved.${told}`, occasion, t),
      paragraphs: [t(`redemptionMoved.${told}.body`, { reward }), ...(calledOff === null ? [] : [calledOff])],
      facts: [rewardFact(occasion, t), ...(to === "failed" ? [pointsBack(occasion, t)] : movedFacts(moved, t))],
    };
  },
  "date-called-off": (_data: TemplateData["date-called-off"], occasion: Asked, t: Translator): Written => {
    const { reward, date } = redemptionOf(occasion);
    const { zone, locale } = occasion;
    if (date?.calledOffBecause == null || date.chooseUntil === null)
      throw new Error("This mail needs a date called off");
    return {
      ...frame("dateCalledOff", occasion, t),
      paragraphs: [t("dateCalledOff.body", { reward }), date.calledOffBecause],
      facts: [
        rewardFact(occasion, t),
        { label: t("dateCalledOff.date"), value: formatInstant(date.startsAt, zone, locale) },
        { label: t("dateCalledOff.until"), value: formatInstant(date.chooseUntil, zone, locale) },
      ],
    };
  },
};

type Whole = "redeemed" | "redemptionCancelled";
type Framed = Whole | "dateCalledOff" | `redemptionMoved.${ToldState | "calledOff"}`;

/** What all of them share: its words by key, and the way to the redemption's page. */
function frame(key: Framed, occasion: Asked, t: Translator) {
  const { publicId, reward } = redemptionOf(occasion);
  return {
    subject: t(`${key}.subject`, { reward }),
    preview: t(`${key}.preview`),
    heading: t(`${key}.heading`),
    purpose: {
      kind: "link" as const,
      label: t("redemption.action"),
      url: `${occasion.origin}/redemptions/${publicId}`,
    },
    note: t(`${key}.note`),
  };
}

function whole(key: Whole, occasion: Asked, t: Translator) {
  const { reward } = redemptionOf(occasion);
  return { ...frame(key, occasion, t), paragraphs: [t(`${key}.body`, { reward })] };
}

function rewardFact(occasion: Asked, t: Translator) {
  return { label: t("redemption.reward"), value: redemptionOf(occasion).reward };
}

function pointsBack(occasion: Asked, t: Translator) {
  const points = formatPoints(redemptionOf(occasion).points, occasion.locale);
  return { label: t("redemption.back"), value: t("redemption.pointsValue", { points }) };
}

function movedFacts(moved: MailRedemption["moved"], t: Translator) {
  const { courier, tracking, reference } = moved ?? {};
  return [
    ...(courier ? [{ label: t("redemption.courier"), value: courier }] : []),
    ...(tracking ? [{ label: t("redemption.tracking"), value: tracking }] : []),
    ...(reference ? [{ label: t("redemption.reference"), value: reference }] : []),
  ];
}

function redemptionOf({ redemption, locale }: Asked) {
  if (redemption === null) throw new Error("This mail needs a redemption of its person");
  return { ...redemption, reward: redemption.rewardNames[locale] };
}
