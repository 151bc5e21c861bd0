import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExpiryCalendar } from "@/components/expiry-calendar";
import { expiryWords } from "@/components/expiry-in-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { findExpiry } from "@/db/queries/expiry";
import { type InWords, inWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { requireMember } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expiry"))("title") };
}

export default async function ExpiryPage() {
  const { member, now } = await requireMember();
  const [t, words] = await Promise.all([getTranslations("expiry"), inWords()]);
  const { calendar, terms } = await findExpiry(member.id, now);
  const hasNothing = calendar.dates.length === 0 && calendar.lasting.length === 0;

  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <Section id="calendar" title={t("calendar")}>
        {hasNothing ? (
          <EmptyState
            kind="first"
            title={t("nothing")}
            action={<ButtonLink href="/earn">{t("nothingAction")}</ButtonLink>}
          >
            <p>{t("nothingBody")}</p>
          </EmptyState>
        ) : (
          <ExpiryCalendar calendar={calendar} words={words} />
        )}
      </Section>
      <Policies terms={terms} words={words} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        <PendingLink href="/activity" className="text-link inline-flex min-h-11 items-center">
          {t("activity")}
        </PendingLink>
        <PendingLink href="/saving#before-expiry" className="text-link inline-flex min-h-11 items-center">
          {t("saving")}
        </PendingLink>
        <PendingLink href="/rewards?affordable=1" className="text-link inline-flex min-h-11 items-center">
          {t("rewards")}
        </PendingLink>
      </p>
    </>
  );
}

/** What the terms in force say of points earned from now on. */
async function Policies({ terms, words }: { terms: Terms; words: InWords }) {
  const [t, inSentences] = await Promise.all([getTranslations("expiry"), expiryWords(terms, words)]);
  return (
    <Section id="policies" title={t("policies")} lead={t("policiesLead")}>
      <dl className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        {(["base", "bonus"] as const).map((kind) => (
          <div key={kind}>
            <dt className="font-bold">{t(`kindTitle.${kind}`)}</dt>
            <dd>{inSentences(terms.expiry[kind]).join(" ")}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
