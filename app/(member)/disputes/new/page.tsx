import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DisputeAbout } from "@/components/dispute-parts";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { type Contestable, findContestedLine, findContestedPurchase } from "@/db/queries/disputes";
import type { Locale } from "@/lib/base/locale";
import { inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import { answerDue } from "@/lib/loyalty/disputes";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireMember } from "@/lib/session";
import { OpeningForm } from "./_components/opening-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("title") };
}

type Search = Promise<{ line?: string | string[]; purchase?: string | string[] }>;

export default async function NewDisputePage({ searchParams }: { searchParams: Search }) {
  const { member, now } = await requireMember();
  const [t, disputes, words, search] = await Promise.all([
    getTranslations("disputes.new"),
    getTranslations("disputes"),
    inWords(),
    searchParams,
  ]);
  const contested = await findContested(member.id, search, words.locale);
  if (contested?.openDispute) redirect(`/disputes/${contested.openDispute}`);
  const terms = contested === null ? await liveTerms() : termsAsOf(contested.history, now);
  const at = words.until(answerDue(terms, now));
  const about = contested?.subject.about ?? "receipt";
  return (
    <>
      <PendingLink href="/disputes" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {disputes("back")}
      </PendingLink>
      <PageTitle title={t(`${about}Title`)} lead={contested === null ? t("receiptLead", { at }) : t("lead", { at })} />
      {contested === null ? null : (
        <div className="mb-8 max-w-xl border-l-2 border-ornament ps-4">
          <DisputeAbout subject={contested.subject} words={words} />
        </div>
      )}
      <OpeningForm subject={contested?.subject ?? null} />
    </>
  );
}

/** The line or purchase the address names, which must be one's own; null where it names none and a receipt is claimed. */
async function findContested(
  memberId: number,
  { line, purchase }: Awaited<Search>,
  locale: Locale,
): Promise<Contestable | null> {
  if (line === undefined && purchase === undefined) return null;
  const found =
    typeof line === "string" && /^[1-9]\d{0,8}$/.test(line)
      ? await findContestedLine(memberId, Number(line), locale)
      : typeof purchase === "string"
        ? await findContestedPurchase(memberId, purchase)
        : null;
  return found ?? notFound();
}
