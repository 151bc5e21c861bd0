import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/section";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import { levelOf } from "@/lib/loyalty/tiers";

/** What one should know before redeeming, only what applies. */
export async function RewardFacts({ page, words }: { page: RewardPage; words: InWords }) {
  const { reward, terms, standing } = page;
  const t = await getTranslations("rewards");
  const { valueMinor, points, currency, endsAt, perMemberLimit, tierRequired, stockLeft } = reward;
  const off = discount();
  const facts = [
    { label: t("detail.costLabel"), value: t("cost", { points: words.points(points) }) },
    off !== null && { label: t("detail.discountLabel"), value: off },
    valueMinor !== null && { label: t("detail.valueLabel"), value: worth(valueMinor) },
    { label: t("detail.kindLabel"), value: t(`kinds.${reward.kind}`) },
    tierRequired !== null && {
      label: t("detail.tierLabel"),
      value: t("detail.tierFrom", { tier: levelOf(terms, tierRequired).name[words.locale] }),
    },
    perMemberLimit !== null && {
      label: t("detail.limitLabel"),
      value: standing
        ? t("detail.limit", { limit: perMemberLimit, redeemed: reward.redeemed })
        : t("detail.limitVisitor", { limit: perMemberLimit }),
    },
    stockLeft !== null && {
      label: t("detail.stockLabel"),
      value: t("detail.stockLeft", { count: words.points(stockLeft) }),
    },
    endsAt !== null && { label: t("detail.endsLabel"), value: words.until(endsAt) },
    { label: t("detail.validLabel"), value: await validity(reward.validDays) },
    { label: t("detail.cancelLabel"), value: await cancelling(reward.cancellable, terms.redemption.cancelHours) },
  ].filter((fact) => fact !== false);
  return <Facts facts={facts} />;

  function worth(value: number): string {
    const money = words.perPoint(value, points, currency);
    const perPoint = value % points === 0 ? t("perPoint", { money }) : t("perPointAbout", { money });
    return `${t("worth", { money: words.money(value, currency) })} · ${perPoint}`;
  }

  function discount(): string | null {
    const { percent, amountMinor, minimumMinor } = reward.details;
    const worthOff =
      percent !== undefined
        ? t("detail.discountPercent", { percent })
        : amountMinor !== undefined
          ? t("detail.discountAmount", { money: words.money(amountMinor, currency) })
          : null;
    if (worthOff === null || !minimumMinor) return worthOff;
    return `${worthOff}, ${t("detail.discountMinimum", { money: words.money(minimumMinor, currency) })}`;
  }
}

export async function validity(validDays: number | null): Promise<string> {
  const t = await getTranslations("rewards.detail");
  return validDays === null ? t("validForever") : t("validDays", { days: validDays });
}

export async function cancelling(cancellable: boolean, hours: number): Promise<string> {
  const t = await getTranslations("rewards.detail");
  return cancellable && hours > 0 ? t("cancelHours", { hours }) : t("cancelNever");
}
