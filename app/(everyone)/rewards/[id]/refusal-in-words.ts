import { getTranslations } from "next-intl/server";
import type { RedeemAnswer } from "@/db/commands/redeem-reward";
import { termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import type { AskProblems } from "@/lib/loyalty/kinds/asks";
import { termsAsOf } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { currentVisit } from "@/lib/session";

type Refusal = Extract<RedeemAnswer, { ok: false }>["refusal"];
type Wording = { [Code in Refusal["code"]]: (refusal: Extract<Refusal, { code: Code }>) => string };

/** Why nothing was redeemed, and what to do about it. */
export async function refusalInWords(refusal: Refusal): Promise<string> {
  const [t, words, { now }, history] = await Promise.all([
    getTranslations("rewards.refusal"),
    inWords(),
    currentVisit(),
    termsHistory(),
  ]);
  const terms = termsAsOf(history, now);
  const wording: Wording = {
    not_published: () => t("not_published"),
    starts_later: ({ at }) => t("starts_later", { at: words.at(new Date(at)) }),
    ended: () => t("ended"),
    out_of_stock: () => t("out_of_stock"),
    tier_required: ({ tier }) => t("tier_required", { tier: levelOf(terms, tier).name[words.locale] }),
    limit_reached: ({ limit }) => t("limit_reached", { limit }),
    points_missing: ({ missing }) => t("points_missing", { points: words.points(missing) }),
    price_changed: ({ points }) => t("price_changed", { points: words.points(points) }),
    quantity_invalid: ({ most }) => t("quantity_invalid", { most }),
    not_said: () => t("not_said"),
    date_full: () => t("date_full"),
    member_locked: () => t("member_locked"),
    reward_unknown: () => t("reward_unknown"),
    key_reused: () => t("key_reused"),
  };
  // The table above holds every code with its own refusal; looking one up by its own code keeps them together.
  return (wording[refusal.code] as (refusal: Refusal) => string)(refusal);
}

/** What is wrong with what was said, by its field. */
export async function problemsInWords(problems: AskProblems): Promise<Record<string, string>> {
  const t = await getTranslations("reward-kinds.problem");
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, t(problem)]));
}
