import { useTranslations } from "next-intl";
import { countedIn } from "@/components/tier-counted";
import { tierTone } from "@/components/tier-tone";
import { Meter } from "@/components/ui/meter";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";

/** How far it is to the next tier and to keeping this one, in words beside each meter: what is left, and by when. */
export function TierProgress({ standing, words }: { standing: Standing; words: InWords }) {
  const t = useTranslations("tiers");
  const { tier, terms } = standing;
  const counted = countedIn(useTranslations("tiers.counted"), terms, words);
  const { level, next, tierPoints, missing, missingToKeep, keepBy, isInGrace, periodEnds } = tier;
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
      {keepBy && missingToKeep > 0 ? (
        <Meter
          value={level.from - missingToKeep}
          max={level.from}
          ink={tierTone(rankOf(terms, level.code))}
          label={t(isInGrace ? "toKeepInGrace" : "toKeep", {
            counted: counted(missingToKeep),
            at: words.until(keepBy),
            tier: name,
          })}
        />
      ) : null}
      {keepBy && missingToKeep === 0 ? <p>{t("kept", { tier: name, at: words.until(keepBy) })}</p> : null}
    </div>
  );

  function toNext(tierName: string): string {
    if (missing === 0) return t("reached", { tier: tierName });
    const left = { counted: counted(missing), tier: tierName };
    return periodEnds ? t("toNext", { ...left, at: words.until(periodEnds) }) : t("toNextLifetime", left);
  }
}
