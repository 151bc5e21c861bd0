import type { getTranslations } from "next-intl/server";
import type { Counted } from "@/components/tier-counted";
import type { Progress } from "@/components/tier-progress";
import { tierTone } from "@/components/tier-tone";
import type { Standing } from "@/db/queries/standing";
import type { InWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";

type Tiers = Awaited<ReturnType<typeof getTranslations<"tiers">>>;

/** How far it is to keeping this tier, which can be lost, and then to the next one: what is left, and by when. */
export function tierProgressWords({ tier, terms }: Standing, words: InWords, t: Tiers, counted: Counted): Progress {
  const { level, next, tierPoints, missing, missingToKeep, keepBy, isInGrace, periodEnds } = tier;
  const name = level.name[words.locale];
  const progress: Progress = { meters: [], top: next ? null : t("top"), kept: null };
  if (keepBy && missingToKeep > 0) {
    const left = { counted: counted(missingToKeep), at: words.until(keepBy), tier: name };
    progress.meters.push({
      value: level.from - missingToKeep,
      max: level.from,
      ink: tierTone(rankOf(terms, level.code)),
      label: t(isInGrace ? "toKeepInGrace" : "toKeep", left),
    });
  }
  if (next) {
    progress.meters.push({
      value: tierPoints,
      max: next.from,
      ink: tierTone(rankOf(terms, next.code)),
      label: toNext(next.name[words.locale]),
    });
  }
  if (keepBy && missingToKeep === 0) progress.kept = t("kept", { tier: name, at: words.until(keepBy) });
  return progress;

  function toNext(tierName: string): string {
    if (missing === 0) return t("reached", { tier: tierName });
    const left = { counted: counted(missing), tier: tierName };
    return periodEnds ? t("toNext", { ...left, at: words.until(periodEnds) }) : t("toNextLifetime", left);
  }
}
