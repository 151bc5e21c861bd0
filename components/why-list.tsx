import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ruleWords } from "@/components/rule-in-words";
import { countedIn } from "@/components/tier-counted";
import type { TierWords } from "@/components/why-life";
import { isBeyondReach, isOfWhyNot } from "@/components/why-rules";
import { say } from "@/components/why-words";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { Points } from "@/lib/loyalty/points";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

type Props = {
  statements: Statement[];
  /** What they add up to. */
  total: Points;
  terms: Terms;
  words: InWords;
  before?: ReactNode;
  after?: ReactNode;
};

/** The sentences of why: what came to the points, what it set, the sum, and then why it was not more. */
export async function WhyList({ statements, total, terms, words, before, after }: Props) {
  const [t, counts, rules] = await Promise.all([
    getTranslations("why"),
    getTranslations("tiers.counted"),
    ruleWords(terms, words),
  ]);
  const tiers: TierWords = {
    tier: (code) => levelOf(terms, code).name[words.locale],
    counted: countedIn(counts, terms, words),
  };
  const all = gathered(statements);
  const told = all.filter((statement) => !isOfWhyNot(statement));
  const whyNot = all.filter((statement) => isOfWhyNot(statement) && !isBeyondReach(statement));
  const moving = all.filter((statement) => statement.points !== 0);
  return (
    <>
      <ul className="grid gap-2 text-note">
        {before}
        {told.map((statement) => (
          <li key={JSON.stringify(statement)} className="flex items-end justify-between gap-x-6">
            <span className="max-w-prose">{say(t, statement, tiers, words, rules)}</span>
            {statement.points === 0 ? null : (
              <span className="font-semibold whitespace-nowrap">{words.change(statement.points)}</span>
            )}
          </li>
        ))}
        {after}
        {moving.length > 1 ? (
          <li className="flex justify-between gap-6 border-t border-line pt-1 font-semibold">
            <span>{t("total")}</span>
            <span className="whitespace-nowrap">{words.change(total)}</span>
          </li>
        ) : null}
      </ul>
      {whyNot.length === 0 ? null : (
        <div className="mt-4 text-note text-ink-soft">
          <p className="font-semibold">{t("whyNot")}</p>
          <ul className="mt-1 grid max-w-prose gap-2">
            {whyNot.map((statement) => (
              <li key={JSON.stringify(statement)}>{say(t, statement, tiers, words, rules)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Sentences that differ only in their points, such as lots with the same end, said once with the sum. */
function gathered(statements: Statement[]): Statement[] {
  const byWords = new Map<string, Statement>();
  for (const statement of statements) {
    const words = JSON.stringify({ ...statement, points: 0 });
    const same = byWords.get(words);
    byWords.set(words, same ? ({ ...same, points: same.points + statement.points } as Statement) : statement);
  }
  return [...byWords.values()];
}
