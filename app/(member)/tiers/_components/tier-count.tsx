import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { TierProgress } from "@/components/tier-progress";
import { tierProgressWords } from "@/components/tier-progress-words";
import { tierRules } from "@/components/tier-rules";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";

/** What is counted for the tier: how much, how far to the next level, and when the count changes. */
export async function TierCount({ standing, words }: { standing: Standing; words: InWords }) {
  const [t, rules] = await Promise.all([getTranslations("tiers"), tierRules(standing.terms, words)]);
  const { tierPoints, level } = standing.tier;
  const canDrop = rankOf(standing.terms, level.code) > 0;
  const { kind } = standing.terms.tiers.measure;
  return (
    <section aria-labelledby="tier-points-title" className="border-t-2 border-ink pt-3">
      <h2 id="tier-points-title" className="text-heading">
        {t(`count.${kind}.title`)}
      </h2>
      <p className="mb-4 text-ink-soft">{t(`count.${kind}.meaning`)}</p>
      {kind === "tier_points" ? (
        <PointsFigure points={tierPoints} unit={t("tierPoints")} locale={words.locale} size="heading" />
      ) : (
        <p className="text-heading font-bold">{rules.counted(tierPoints)}</p>
      )}
      <div className="mt-4">
        <TierProgress {...tierProgressWords(standing, words, t, rules.counted)} />
      </div>
      <p className="mt-4 text-note text-ink-soft">
        {[await period(standing, words), ...(canDrop ? rules.keeping : [])].join(" ")}
      </p>
    </section>
  );
}

/** In which time it is counted, and when next something of it is not counted any more. */
async function period({ terms, tier }: Standing, words: InWords): Promise<string> {
  const [t, rules] = await Promise.all([getTranslations("tiers"), tierRules(terms, words)]);
  const { periodEnds, pointsLeaving } = tier;
  switch (terms.tiers.window) {
    case "lifetime":
      return t("lifetime");
    case "calendar_year":
      return t("period", { at: words.at(periodEnds ?? terms.effectiveFrom) });
    case "rolling_months": {
      if (!periodEnds) return rules.window;
      return `${rules.window} ${t("leaving", { counted: rules.counted(pointsLeaving), at: words.at(periodEnds) })}`;
    }
  }
}
