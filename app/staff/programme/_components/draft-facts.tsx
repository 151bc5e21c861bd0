import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, Section } from "@/components/ui/section";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";
import type { TermsHistory } from "@/lib/loyalty/terms";

/** Who wrote a draft, who approved it, and what it was begun from. */
export async function DraftFacts({ draft, history }: { draft: TermsDraftView; history: TermsHistory }) {
  const [t, words] = await Promise.all([getTranslations("staff-programme"), inWords()]);
  const published = history.find((terms) => terms.version === draft.publishedVersion);
  return (
    <Section id="facts" title={t("page.facts")}>
      <Facts
        facts={[
          { label: t("column.writers"), value: draft.writers.join(", ") || t("byFile") },
          { label: t("column.changed"), value: words.at(draft.changedAt) },
          {
            label: t("column.approved"),
            value:
              draft.approvedAt === null
                ? t("page.notApproved")
                : t("page.byAt", { by: draft.approvedByName ?? "–", at: words.at(draft.approvedAt) }),
          },
          { label: t("page.basedOn"), value: t("version", { version: draft.basedOn }) },
          ...(published
            ? [
                {
                  label: t("page.became"),
                  value: (
                    <PendingLink
                      href={`/staff/programme/versions/${published.version}`}
                      className="text-accent underline underline-offset-4"
                    >
                      {t("page.becameVersion", {
                        version: published.version,
                        at: words.at(published.effectiveFrom),
                      })}
                    </PendingLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
