import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { countedIn } from "@/components/tier-counted";
import { Disclosure } from "@/components/ui/disclosure";
import type { TierWords } from "@/components/why-life";
import { isOfWhyNot } from "@/components/why-rules";
import { say } from "@/components/why-words";
import type { LineView } from "@/db/queries/lines";
import type { InWords } from "@/lib/in-words";
import { explain, type Statement } from "@/lib/loyalty/explain";
import { levelOf } from "@/lib/loyalty/tiers";

/** Why a line of the book is as it is, from its own trace: the rule, the arithmetic, what did not apply, and what it set. */
export async function Why({ line, words }: { line: LineView; words: InWords }) {
  const [t, counts, rules] = await Promise.all([
    getTranslations("why"),
    getTranslations("tiers.counted"),
    ruleWords(line.terms, words),
  ]);
  const tiers: TierWords = {
    tier: (code) => levelOf(line.terms, code).name[words.locale],
    counted: countedIn(counts, line.terms, words),
  };
  const statements = gathered(explain(line.trace, { points: line.points, termsVersion: line.terms.version }));
  const told = statements.filter((statement) => !isOfWhyNot(statement));
  const whyNot = statements.filter(isOfWhyNot);
  const moving = statements.filter((statement) => statement.points !== 0);
  return (
    <Disclosure question={t("question")}>
      <ul className="grid gap-2 text-note">
        {line.isWritten ? null : <li className="text-ink-soft">{t("unwritten")}</li>}
        {told.map((statement) => (
          <li key={JSON.stringify(statement)} className="flex flex-wrap justify-between gap-x-6">
            <span className="max-w-prose">{say(t, statement, tiers, words, rules)}</span>
            {statement.points === 0 ? null : (
              <span className="ms-auto font-semibold whitespace-nowrap">{words.change(statement.points)}</span>
            )}
          </li>
        ))}
        {line.reason ? (
          <li>
            {t("reason")} <q className="font-semibold">{line.reason}</q>
          </li>
        ) : null}
        {moving.length > 1 ? (
          <li className="flex justify-between gap-6 border-t border-line pt-1 font-semibold">
            <span>{t("total")}</span>
            <span className="whitespace-nowrap">{words.change(line.points)}</span>
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
    </Disclosure>
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
