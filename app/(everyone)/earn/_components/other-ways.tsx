import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { atBeginning } from "@/lib/base/sentence";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import type { WayToEarn } from "@/lib/loyalty/ways-to-earn";
import { Rules } from "./rules";

type Props = { ways: WayToEarn[]; isMember: boolean; terms: Terms; words: InWords; now: Date };

/** Ways to earn other than buying, by kind of event; a rule alone of its kind says by its name what it is for. */
export async function OtherWays({ ways, isMember, terms, words, now }: Props) {
  if (ways.length === 0) return null;
  const [t, say] = await Promise.all([getTranslations("earn.rules"), ruleWords(terms, words)]);
  return (
    <Section id="other-ways" title={t("otherWays")}>
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {ways.map(({ kind, rules }) => (
          <div key={kind}>
            {rules.length > 1 ? <p className="mb-3 text-note text-ink-soft">{atBeginning(say.label(kind))}</p> : null}
            <Rules rules={rules} terms={terms} words={words} now={now} isNarrow />
            {isMember && kind === "referral" ? (
              <PendingLink href="/profile/friends" className="text-link mt-2 inline-flex min-h-11 items-center">
                {t("friends")}
              </PendingLink>
            ) : null}
          </div>
        ))}
      </div>
    </Section>
  );
}
