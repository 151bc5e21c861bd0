import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { inWords } from "@/lib/in-words";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import type { TermsDocument } from "@/lib/loyalty/terms";

/** A rule as members read it under "ways to earn", in the language of whoever is reading here. */
export async function RuleSentence({ rule, document }: { rule: EarningRule; document: TermsDocument }) {
  const [t, words] = await Promise.all([getTranslations("earn.rules"), inWords()]);
  const say = await ruleWords({ ...document, version: 0, effectiveFrom: new Date(0) }, words);
  const parts = [
    { title: t("when"), facts: rule.when.map((condition) => say.condition(condition)) },
    { title: t("limits"), facts: say.caps(rule) },
  ].filter(({ facts }) => facts.length > 0);
  return (
    <div className="grid gap-1">
      <p className="font-medium">{say.effect(rule)}</p>
      {parts.map(({ title, facts }) => (
        <p key={title} className="text-note">
          <span className="text-ink-soft">{title}: </span>
          {facts.join("; ")}
        </p>
      ))}
    </div>
  );
}
