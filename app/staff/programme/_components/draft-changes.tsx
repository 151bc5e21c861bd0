import { getTranslations } from "next-intl/server";
import { TermsChangeList } from "@/components/terms-change-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { compareTerms, isForTheWorse, touchedBy } from "@/lib/loyalty/terms-changes";
import { newestOf } from "@/lib/loyalty/terms-publication";
import { levelOf } from "@/lib/loyalty/tiers";
import { currentVisit } from "@/lib/session";

/** What a draft changes beside the newest version, or, once it is a version, beside the one before it. */
export async function DraftChanges({ draft, history }: { draft: TermsDraftView; history: TermsHistory }) {
  const [t, words, { now }] = await Promise.all([getTranslations("staff-programme"), inWords(), currentVisit()]);
  const before = history.find((terms) => terms.version === (draft.publishedVersion ?? 0) - 1) ?? newestOf(history);
  const terms = { ...draft.document, version: before.version + 1, effectiveFrom: now };
  const changes = compareTerms(before, terms);
  const touches = touchedBy(changes);
  const names =
    touches === "everybody"
      ? null
      : new Intl.ListFormat(words.locale).format(touches.map((code) => levelOf(before, code).name[words.locale]));
  const caption = t("changes.title", { version: before.version });
  if (changes.length === 0) {
    return (
      <Section id="changes" title={caption}>
        <p className="text-ink-soft">{t("changes.none")}</p>
      </Section>
    );
  }
  return (
    <Section
      id="changes"
      title={caption}
      lead={names === null ? t("changes.everybody") : t("changes.tiers", { names })}
    >
      <div className="grid gap-4">
        {isForTheWorse(changes) && draft.publishedVersion === null ? (
          <Notice tone="warn">{t("changes.worse", { days: termsAsOf(history, now).noticeDays })}</Notice>
        ) : null}
        {draft.publishedVersion === null && draft.basedOn < before.version ? (
          <Notice tone="warn">{t("changes.outdated", { from: draft.basedOn, to: before.version })}</Notice>
        ) : null}
        <TermsChangeList changes={changes} terms={terms} words={words} caption={caption} />
      </div>
    </Section>
  );
}
