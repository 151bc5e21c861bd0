import { getTranslations } from "next-intl/server";
import { TermsChangeList } from "@/components/terms-change-list";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import type { TermsChange, Touches } from "@/lib/loyalty/terms-change";
import { levelOf } from "@/lib/loyalty/tiers";

/** What one version changed of another: from when, for whom, and each change in words. */
export async function VersionChanges(props: {
  before: Terms;
  terms: Terms;
  changes: TermsChange[];
  touches: Touches;
  words: InWords;
  now: Instant;
}) {
  const { before, terms, changes, touches, words, now } = props;
  const t = await getTranslations("terms.changes");
  const at = words.at(terms.effectiveFrom);
  const names =
    touches === "everybody"
      ? null
      : new Intl.ListFormat(words.locale).format(touches.map((code) => levelOf(terms, code).name[words.locale]));
  if (changes.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <div className="grid gap-4">
      <p className="max-w-prose">
        {terms.effectiveFrom > now ? t("from", { at }) : t("since", { at })}{" "}
        {names === null ? t("everybody") : t("tiers", { names })}{" "}
        {changes.some((change) => change.what === "expiry") ? t("keptExpiry") : null}
      </p>
      <TermsChangeList
        changes={changes}
        terms={terms}
        words={words}
        caption={t("caption", { from: before.version, to: terms.version })}
      />
    </div>
  );
}

/** The first version has nothing before it to be compared with. */
export async function FirstVersion({ terms, words }: { terms: Terms; words: InWords }) {
  const t = await getTranslations("terms.changes");
  return <p className="text-ink-soft">{t("first", { at: words.day(terms.effectiveFrom) })}</p>;
}
