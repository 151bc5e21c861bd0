import { getTranslations } from "next-intl/server";
import { earlierInWords, limitInWords } from "@/components/availability-in-words";
import { oneOf, segmentsInWords } from "@/components/segments-in-words";
import { tierAndAbove } from "@/components/tier-and-above";
import type { RedeemAnswer } from "@/db/commands/redeem-reward";
import { termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { termsAsOf } from "@/lib/loyalty/terms";
import { currentVisit } from "@/lib/session";

type Refusal = Extract<RedeemAnswer, { ok: false }>["refusal"];
type Wording = { [Code in Refusal["code"]]: (refusal: Extract<Refusal, { code: Code }>) => string };

/** Why nothing was redeemed, and what to do about it. */
export async function refusalInWords(refusal: Refusal): Promise<string> {
  const [rewards, words, { now }, history] = await Promise.all([
    getTranslations("rewards"),
    inWords(),
    currentVisit(),
    termsHistory(),
  ]);
  const terms = termsAsOf(history, now);
  const t = await getTranslations("rewards.refusal");
  const wording: Wording = {
    not_published: () => t("not_published"),
    starts_later: (refusal) => {
      const at = words.at(new Date(refusal.at));
      const others = earlierInWords(refusal.before, { terms, words, now, t: rewards });
      return others === null ? t("starts_later", { at }) : t("starts_later_before", { others, at });
    },
    ended: () => t("ended"),
    out_of_stock: () => t("out_of_stock"),
    tier_required: ({ tier }) =>
      t("tier_required", {
        tier: tierAndAbove(tier, { levels: terms.tiers.levels, locale: words.locale, t: rewards }),
      }),
    total_reached: ({ total, left }) => t("total_reached", { total: words.points(total), left }),
    segment_required: ({ segments }) =>
      t("segment_required", { segments: segmentsInWords(segments, terms, words.locale, rewards("someSegment")) }),
    limit_reached: (refusal) =>
      refusal.left > 0
        ? t("limit_left", { limit: refusal.limit, per: refusal.per, left: refusal.left })
        : t("limit_reached", limitInWords(refusal, words)),
    points_missing: ({ missing }) => t("points_missing", { points: words.points(missing) }),
    price_changed: ({ points }) => t("price_changed", { points: words.points(points) }),
    quantity_invalid: ({ most }) => t("quantity_invalid", { most }),
    not_said: () => t("not_said"),
    date_full: () => t("date_full"),
    date_too_soon: ({ days }) => t("date_too_soon", { days }),
    not_delivered: ({ provinces }) => t("not_delivered", { provinces: oneOf(provinces, words.locale) }),
    member_locked: () => t("member_locked"),
    reward_unknown: () => t("reward_unknown"),
    key_reused: () => t("key_reused"),
  };
  // The table above holds every code with its own refusal; looking one up by its own code keeps them together.
  return (wording[refusal.code] as (refusal: Refusal) => string)(refusal);
}

/** Why a present cannot be picked up any more. */
export async function presentGoneInWords(code: "present_unknown" | "present_ended"): Promise<string> {
  return (await getTranslations("rewards.present.refusal"))(code);
}

/** What is wrong with what was said, by its field; of an amount that was typed too. */
export async function problemsInWords(refusal: Refusal, amount?: number): Promise<Record<string, string>> {
  const isAmount = amount !== undefined && (refusal.code === "quantity_invalid" || refusal.code === "points_missing");
  if (isAmount && amount === 0) return { amount: (await getTranslations("rewards.refusal"))("amount_invalid") };
  if (isAmount) return { amount: await refusalInWords(refusal) };
  if (refusal.code === "not_delivered") return { province: await refusalInWords(refusal) };
  if (refusal.code !== "not_said") return {};
  const [t, shape] = await Promise.all([
    getTranslations("reward-kinds.problem"),
    getTranslations("reward-kinds.shape"),
  ]);
  return Object.fromEntries(
    Object.entries(refusal.problems).map(([field, problem]) => {
      const shaped = shapes.find((each) => each === field);
      return [field, problem === "malformed" && shaped ? shape(shaped) : t(problem)];
    }),
  );
}

/** What has a form of its own, and can be told by an example. */
const shapes = ["phone", "receiverPhone", "postalCode", "accountNumber", "memberNumber", "giftEmail"] as const;
