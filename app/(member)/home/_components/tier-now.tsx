import { useTranslations } from "next-intl";
import { TierBadge } from "@/components/tier-badge";
import { countedIn } from "@/components/tier-counted";
import { TierProgress } from "@/components/tier-progress";
import { tierTone } from "@/components/tier-tone";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";

export function TierNow({ standing, words }: { standing: Standing; words: InWords }) {
  const t = useTranslations("tiers");
  const { tier, terms } = standing;
  const counted = countedIn(useTranslations("tiers.counted"), terms, words);
  const { level, tierPoints, until } = tier;
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TierBadge name={level.name[words.locale]} tone={tierTone(rankOf(terms, level.code))} />
        {until ? <span className="text-ink-soft">{t("until", { at: words.until(until) })}</span> : null}
      </p>
      {terms.tiers.measure.kind === "tier_points" ? (
        <p>
          <span className="text-heading font-bold">{words.points(tierPoints)}</span>{" "}
          <span className="font-semibold">{t("tierPoints")}</span>
        </p>
      ) : (
        <p className="text-heading font-bold">{counted(tierPoints)}</p>
      )}
      <TierProgress standing={standing} words={words} />
    </div>
  );
}
