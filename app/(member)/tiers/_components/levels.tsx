import { getTranslations } from "next-intl/server";
import { TierBadge } from "@/components/tier-badge";
import { type LiveBenefit, tierBenefitWords } from "@/components/tier-benefit-words";
import { tierRules } from "@/components/tier-rules";
import { tierTone } from "@/components/tier-tone";
import { Dotted } from "@/components/ui/dotted";
import { Icon, type IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { Standing } from "@/db/queries/standing";
import { backingOf, type TierGives } from "@/db/queries/tier-gives";
import type { InWords } from "@/lib/in-words";

const icons: Record<NonNullable<LiveBenefit["kind"]>, IconName> = {
  exclusive_rewards: "gift",
  early_access: "clock",
  free_delivery: "location",
  birthday_gift: "gift",
  more_points: "tier",
};

/** What every level asks and gives, from the live terms and what is given beside them now. */
export async function Levels({ standing, gives, words }: { standing: Standing; gives: TierGives; words: InWords }) {
  const { terms, tier } = standing;
  const [t, live, rules] = await Promise.all([
    getTranslations("tiers"),
    getTranslations("tiers.live"),
    tierRules(terms, words),
  ]);
  const benefitsOf = tierBenefitWords(terms, { gives, backing: backingOf(gives) }, words, live);
  return (
    <Section id="levels" title={t("levels")} lead={rules.measure.join(" ")}>
      <ol className="grid gap-8 sm:grid-cols-3">
        {terms.tiers.levels.map((level, rank) => (
          <li key={level.code} className="grid content-start gap-2">
            <h3 className="flex flex-wrap items-center gap-2">
              <TierBadge name={level.name[words.locale]} tone={tierTone(rank)} />
              {level.code === tier.level.code ? (
                <span className="text-note font-normal text-ink-soft">{t("current")}</span>
              ) : null}
            </h3>
            <p className="text-note text-ink-soft">
              <Dotted>
                {rules.from(level)}
                {t("earn", { percent: level.earnPercent })}
              </Dotted>
            </p>
            <ul className="grid gap-1.5">
              {benefitsOf(level).map(({ kind, words: said }) => (
                <li key={said} className="grid grid-cols-[auto_1fr] gap-2">
                  <Icon name={kind === null ? "check" : icons[kind]} size={18} className="mt-0.5 text-good" />
                  {said}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}
