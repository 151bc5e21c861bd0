import { getTranslations } from "next-intl/server";
import { friendConditions } from "@/components/friend-conditions";
import { ruleWords } from "@/components/rule-in-words";
import { Section } from "@/components/ui/section";
import { atBeginning } from "@/lib/base/sentence";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { waysToEarn } from "@/lib/loyalty/ways-to-earn";

/** What bringing a friend gives each side and when, from the terms in force. */
export async function Gives({ terms, words, now }: { terms: Terms; words: InWords; now: Date }) {
  const [t, say, conditions] = await Promise.all([
    getTranslations("friends.gives"),
    ruleWords(terms, words),
    getTranslations("friends.conditions"),
  ]);
  const { others } = waysToEarn(terms, now);
  const rulesOf = (side: "referral" | "referred") => others.find(({ kind }) => kind === side)?.rules ?? [];
  const sides = [
    { title: t("you"), rules: rulesOf("referral") },
    { title: t("friend"), rules: rulesOf("referred") },
  ].filter(({ rules }) => rules.length > 0);
  if (sides.length === 0) return null;
  return (
    <Section id="gives" title={t("title")}>
      <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        {sides.map(({ title, rules }) => (
          <div key={title}>
            <dt className="text-note text-ink-soft">{title}</dt>
            {rules.map((rule) => (
              <dd key={rule.code}>
                <p className="font-bold">{say.effect(rule)}</p>
                {[...rule.when.map((condition) => say.condition(condition)), ...say.caps(rule)].map((fact) => (
                  <p key={fact} className="text-note">
                    {atBeginning(fact)}
                  </p>
                ))}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="mt-5 text-note text-ink-soft">{t("when")}</p>
      <ul className="max-w-prose list-disc ps-5">
        {friendConditions(conditions, "referral", terms, words).map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </Section>
  );
}
