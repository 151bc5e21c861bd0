import type { getTranslations } from "next-intl/server";
import type { TierGives } from "@/db/queries/tier-gives";
import type { InWords } from "@/lib/in-words";
import { type Backing, emptyPromises } from "@/lib/loyalty/benefit-backing";
import type { Terms } from "@/lib/loyalty/terms";
import type { Benefit, TierLevel } from "@/lib/loyalty/tier-policy";

type Live = Awaited<ReturnType<typeof getTranslations<"tiers.live">>>;

export type LiveBenefit = { kind: Extract<Benefit, { kind: string }>["kind"] | null; words: string };

/**
 * What a level gives as it is today: figures from what is in force, rewards and presents by what there is, and in the terms' own words
 * what nobody here can reckon. What the terms promise and nothing gives is left out; staff are told of it in the draft.
 */
export function tierBenefitWords(
  terms: Terms,
  { gives, backing }: { gives: TierGives; backing: Backing },
  words: InWords,
  t: Live,
): (level: TierLevel) => LiveBenefit[] {
  const empty = emptyPromises(terms, backing).filter(({ benefit }) => benefit.kind !== "free_delivery");
  return (level) => {
    const presents = gives.presents.filter(({ tiers }) => tiers?.includes(level.code));
    const ofBirthdays = presents.some(({ occasion }) => occasion === "birthday");
    const promised = level.benefits.filter(
      (benefit) =>
        !empty.some((one) => one.benefit === benefit) &&
        !(ofBirthdays && "kind" in benefit && benefit.kind === "birthday_gift"),
    );
    const shown = [
      ...promised.map((benefit) => sayBenefit(benefit, level)),
      ...presents.map(({ occasion, name }) => ({ kind: "birthday_gift" as const, words: t(occasion, { name }) })),
    ];
    return shown.filter(({ words: said }, place) => shown.findIndex((one) => one.words === said) === place);
  };

  function sayBenefit(benefit: Benefit, { code, earnPercent }: TierLevel): LiveBenefit {
    const own = benefit[words.locale];
    if (!("kind" in benefit)) return { kind: null, words: own };
    const { kind } = benefit;
    if (kind === "early_access") return { kind, words: t("early", { days: benefit.days }) };
    if (kind === "more_points" && earnPercent > 100) return { kind, words: t("more", { percent: earnPercent - 100 }) };
    const count = gives.rewards.find(({ tier }) => tier === code)?.count ?? 0;
    return { kind, words: kind === "exclusive_rewards" ? t("rewards", { own, count }) : own };
  }
}
