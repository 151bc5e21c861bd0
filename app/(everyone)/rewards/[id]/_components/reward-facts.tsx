import { getTranslations } from "next-intl/server";
import { detailFacts } from "@/components/detail-facts";
import { priceOf } from "@/components/reward-card";
import { tierAndAbove } from "@/components/tier-and-above";
import { Facts } from "@/components/ui/section";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";
import { changeHours } from "@/lib/loyalty/kinds/dates";
import { countOf } from "@/lib/loyalty/kinds/details";
import type { KindRule } from "@/lib/loyalty/kinds/kind-rule";
import type { RewardKind } from "@/lib/loyalty/reward";
import { gateFacts } from "./gate-facts";

/** What one should know before redeeming, only what applies. */
export async function RewardFacts({ page, words }: { page: RewardPage; words: InWords }) {
  const { reward, terms, standing } = page;
  const [t, kinds] = await Promise.all([getTranslations("rewards"), getTranslations("reward-kinds")]);
  const { valueMinor, points, currency, endsAt, perMemberLimit, tierRequired, stockLeft } = reward;
  const per = reward.gates.limitPer;
  const facts = [
    { label: t("detail.costLabel"), value: priceOf(reward, words, t, kinds) },
    valueMinor !== null && { label: t("detail.valueLabel"), value: worth(valueMinor) },
    ...(await detailFacts(reward, words)),
    page.raisedMinor !== null && { label: kinds("raised"), value: words.money(page.raisedMinor, currency) },
    { label: t("detail.kindLabel"), value: t(`kinds.${reward.kind}`) },
    tierRequired !== null && {
      label: t("detail.tierLabel"),
      value: tierAndAbove(tierRequired, { levels: terms.tiers.levels, locale: words.locale, t }),
    },
    perMemberLimit !== null && {
      label: t("detail.limitLabel"),
      value: standing
        ? t("detail.limit", { limit: perMemberLimit, per, redeemed: reward.redeemed })
        : t("detail.limitVisitor", { limit: perMemberLimit, per }),
    },
    ...(await gateFacts(page, words)),
    stockLeft !== null && {
      label: t("detail.stockLabel"),
      value: t("detail.stockLeft", { count: words.points(stockLeft) }),
    },
    endsAt !== null && { label: t("detail.endsLabel"), value: words.until(endsAt) },
    ...(await usingFacts(page)),
  ].filter((fact) => fact !== false);
  return <Facts facts={facts} />;

  function worth(value: number): string {
    const byPoints = value - (countOf(reward.details, "cashMinor") ?? 0);
    const money = words.perPoint(byPoints, points, currency);
    const perPoint = byPoints % points === 0 ? t("perPoint", { money }) : t("perPointAbout", { money });
    return `${t("worth", { money: words.money(value, currency) })} · ${perPoint}`;
  }
}

/** How long what one gets can be used, where it can run out, and until when it can be cancelled. */
export async function usingFacts({ reward, terms }: Pick<RewardPage, "reward" | "terms">) {
  const t = await getTranslations("rewards.detail");
  const rule = ruleOf(reward.kind, reward.details);
  const { validDays, cancellable } = reward;
  const hours = cancellable && rule.cancelUntil === "window" ? terms.redemption.cancelHours : 0;
  const runsOut = rule.moves.some(({ from, to }) => from === "ready" && to === "expired");
  const valid = validDays === null ? t("validForever") : t("validDays", { days: validDays });
  const until =
    cancellable && rule.cancelUntil === "before_date"
      ? beforeDate(changeHours(reward.details))
      : hours > 0
        ? t("cancelHours", { hours })
        : t("cancelNever");
  const label = t(rule.codes === "none" ? "validLabelFile" : "validLabel");
  return [...(runsOut ? [{ label, value: valid }] : []), { label: t("cancelLabel"), value: until }];

  /** In days where they are whole and more than one: nobody reckons in 168 hours. */
  function beforeDate(before: number): string {
    return before >= 48 && before % 24 === 0
      ? t("cancelBeforeDays", { days: before / 24 })
      : t("cancelBefore", { hours: before });
  }
}

/** Where it goes once it is redeemed: a code on the screen, or the way of its kind, as a link for a friend. */
export async function whereItGoes(rule: KindRule, kind: RewardKind): Promise<string> {
  const t = await getTranslations("reward-kinds.goes");
  if (kind === "cash_back" && !rule.asks.includes("account")) return t("own_account");
  if (kind === "points" && rule.asks.includes("membership")) return t("partner_points");
  const isOwnWay = rule.codes === "none" || rule.first !== "ready" || kind === "referral";
  return t(isOwnWay ? kind : "code");
}
