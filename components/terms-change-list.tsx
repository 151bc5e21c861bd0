import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import type { Effect, TermsChange } from "@/lib/loyalty/terms-change";
import { wordsOfTerms } from "@/lib/terms-in-words";

const order: Effect[] = ["worse", "better", "neutral"];
const looks = {
  worse: { tone: "warn", icon: "warning" },
  better: { tone: "good", icon: "check" },
  neutral: { tone: "plain", icon: "edit" },
} as const;

/** So many letters still read well beside as many others on a phone. */
const ROOM_BESIDE = 60;

/**
 * What changes from one version of the terms to another, both side by side in plain words, what is for the worse first. Texts are told
 * in the reader's language; those of the other only where nothing else says that something changed.
 */
export async function TermsChangeList(props: {
  changes: TermsChange[];
  terms: Terms;
  words: InWords;
  caption: string;
}) {
  const { changes, terms, words, caption } = props;
  const [t, rules] = await Promise.all([getTranslations("terms.changes"), ruleWords(terms, words)]);
  const said = wordsOfTerms(terms, words.locale, rules);
  const isOfOthers = (change: TermsChange) => change.what === "text" && change.about.locale !== words.locale;
  const own = changes.filter((change) => !isOfOthers(change));
  const told = (own.length > 0 ? own : changes)
    .toSorted((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect))
    .map((change) => said.change(change));
  const isLong = told.some(({ before, after }) => Math.max(before.length, after.length) > ROOM_BESIDE);
  return (
    <DataTable
      caption={caption}
      rows={told}
      rowKey={(row) => `${row.title}-${row.before}-${row.after}`}
      columns={[
        {
          key: "what",
          header: t("what").replaceAll(" ", "\u00a0"),
          cell: (row) => <strong className="font-semibold">{row.title}</strong>,
        },
        { key: "before", header: t("before"), cell: (row) => row.before, wide: isLong },
        { key: "after", header: t("after"), cell: (row) => row.after, wide: isLong },
        {
          key: "effect",
          header: t("effect").replaceAll(" ", "\u00a0"),
          cell: (row) => (
            <Badge tone={looks[row.effect].tone} icon={looks[row.effect].icon}>
              {said.effect(row.effect)}
            </Badge>
          ),
        },
      ]}
    />
  );
}
