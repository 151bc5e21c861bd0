import { getTranslations } from "next-intl/server";
import { tierRules } from "@/components/tier-rules";
import { tierTone } from "@/components/tier-tone";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

const inks = { silver: "text-silver", gold: "text-gold", platinum: "text-platinum" } as const;

/** The tiers side by side as the live terms have them: what each asks and gives. */
export async function TierLadder({ terms }: { terms: Terms }) {
  const [t, words] = await Promise.all([getTranslations("front.tiers"), inWords()]);
  const rules = await tierRules(terms, words);
  const { locale } = words;
  return (
    <Section title={t("title")} id="tiers" lead={rules.window}>
      <ul className="grid gap-x-8 gap-y-10 md:grid-cols-3">
        {terms.tiers.levels.map((level, rank) => (
          <li key={level.code}>
            <div className={`batik-edge ${inks[tierTone(rank)]}`} aria-hidden="true" />
            <h3 className={`mt-3 text-heading font-extrabold ${inks[tierTone(rank)]}`}>{level.name[locale]}</h3>
            <p className="font-semibold">{rules.from(level)}</p>
            <ul className="mt-3 grid gap-2">
              {level.benefits.map((benefit) => (
                <li key={benefit.id} className="grid grid-cols-[auto_1fr] gap-2">
                  <Icon name="check" size={18} className={`mt-1 ${inks[tierTone(rank)]}`} />
                  {benefit[locale]}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
