import { getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import { WhyList } from "@/components/why-list";
import type { LineView } from "@/db/queries/lines";
import type { InWords } from "@/lib/in-words";
import { explain } from "@/lib/loyalty/explain";

/** Why a line of the book is as it is, from its own trace: the rule, the arithmetic, what did not apply, and what it set. */
export async function Why({ line, words }: { line: LineView; words: InWords }) {
  const t = await getTranslations("why");
  const { points, terms, trace, isWritten, reason } = line;
  return (
    <Disclosure question={t("question")}>
      <WhyList
        statements={explain(trace, { points, termsVersion: terms.version })}
        total={points}
        terms={terms}
        words={words}
        before={isWritten ? null : <li className="text-ink-soft">{t("unwritten")}</li>}
        after={
          reason ? (
            <li>
              {t("reason")} <q className="font-semibold">{reason}</q>
            </li>
          ) : null
        }
      />
    </Disclosure>
  );
}
