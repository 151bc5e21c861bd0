import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { Section } from "@/components/ui/section";
import { inWords } from "@/lib/in-words";
import type { Terms, TermsDocument } from "@/lib/loyalty/terms";
import { compareTerms } from "@/lib/loyalty/terms-changes";
import { wordsOfTerms } from "@/lib/terms-in-words";

/** What was tried: where the draft differs from the terms in force. */
export async function ReplayChanges({ document, live }: { document: TermsDocument; live: Terms }) {
  const [t, words] = await Promise.all([getTranslations("staff-replay"), inWords()]);
  const terms = { ...document, version: live.version + 1, effectiveFrom: live.effectiveFrom };
  const say = wordsOfTerms(document, words.locale, await ruleWords(terms, words));
  const changes = compareTerms(live, document).map((change) => say.change(change));
  return (
    <Section id="tried" title={t("tried.title", { version: live.version })}>
      {changes.length === 0 ? <p className="text-ink-soft">{t("tried.none")}</p> : null}
      <ul className="grid max-w-prose gap-2">
        {changes.map(({ title, before, after }) => (
          <li key={`${title} ${after}`}>
            <span className="font-semibold">{title}:</span> {before} → {after}
          </li>
        ))}
      </ul>
    </Section>
  );
}
