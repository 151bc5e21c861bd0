import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listTermsAwaitingApproval } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";

/** Drafts of the terms that this person could approve; they are read and decided on their own page. */
export async function WaitingTerms({ personId }: { personId: number }) {
  const drafts = await listTermsAwaitingApproval(personId);
  if (drafts.length === 0) return null;
  const [t, words] = await Promise.all([getTranslations("staff-approvals"), inWords()]);
  return (
    <Section title={t("kind.terms")} id="terms">
      <ul className="grid">
        {drafts.map((draft) => (
          <li
            key={draft.publicId}
            className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0"
          >
            <PendingLink
              href={`/staff/programme/${draft.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {draft.title}
            </PendingLink>
            <span className="text-note text-ink-soft">
              {draft.writers.join(", ")} · {words.at(draft.changedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
