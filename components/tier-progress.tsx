import { useTranslations } from "next-intl";
import { tierTone } from "@/components/tier-tone";
import { Meter } from "@/components/ui/meter";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";

/** How far it is to the next tier and to keeping this one, in words beside each meter. */
export function TierProgress({ standing, words }: { standing: Standing; words: InWords }) {
  const t = useTranslations("tiers");
  const { tier, terms } = standing;
  const { level, next, tierPoints, missing, missingToKeep, periodEnds, until } = tier;
  const by = periodEnds ? words.until(periodEnds) : null;
  const name = level.name[words.locale];
  return (
    <div className="grid gap-5">
      {next ? (
        <Meter
          value={tierPoints}
          max={next.from}
          ink={tierTone(rankOf(terms, next.code))}
          label={toNext(next.name[words.locale])}
        />
      ) : (
        <p className="font-semibold">{t("top")}</p>
      )}
      {missingToKeep > 0 && by ? (
        <Meter
          value={tierPoints}
          max={level.from}
          ink={tierTone(rankOf(terms, level.code))}
          label={t("toKeep", { points: words.points(missingToKeep), at: by, tier: name })}
        />
      ) : null}
      {missingToKeep === 0 && until && periodEnds && until <= periodEnds ? (
        <p>{t("kept", { tier: name, at: words.until(until) })}</p>
      ) : null}
    </div>
  );

  function toNext(tierName: string): string {
    if (missing === 0) return t("reached", { tier: tierName });
    const points = words.points(missing);
    return by ? t("toNext", { points, at: by, tier: tierName }) : t("toNextLifetime", { points, tier: tierName });
  }
}
