import { getTranslations } from "next-intl/server";
import { TierBadge } from "@/components/tier-badge";
import { tierRules } from "@/components/tier-rules";
import { tierTone } from "@/components/tier-tone";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

/** What each tier adds to a purchase, and from when it begins. */
export async function Tiers({ terms, words }: { terms: Terms; words: InWords }) {
  const [t, rules] = await Promise.all([getTranslations("earn"), tierRules(terms, words)]);
  return (
    <Section id="tiers" title={t("tiers")} lead={rules.measure.join(" ")}>
      <ul className="grid gap-3">
        {terms.tiers.levels.map((level, rank) => (
          <li key={level.code} className="flex flex-wrap items-baseline gap-x-3">
            <TierBadge name={level.name[words.locale]} tone={tierTone(rank)} />
            <span>{t("tierLine", { percent: level.earnPercent })}</span>
            <span className="text-note text-ink-soft">{rules.from(level)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
