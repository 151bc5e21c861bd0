import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Dotted } from "@/components/ui/dotted";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { findReviewSheet } from "@/db/queries/feedback";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { AskReview, ChangeReview } from "./_components/ask-review";
import { SaidReview } from "./_components/said-review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("feedback.review"))("title") };
}

export default async function ReviewPage({ params }: { params: Promise<{ purchase: string }> }) {
  const { member, now } = await requireMember();
  const sheet = await findReviewSheet(member.id, (await params).purchase, now);
  if (sheet === null) notFound();
  const [t, words] = await Promise.all([getTranslations("feedback.review"), inWords()]);
  const { totalMinor, currency, occurredAt, store } = sheet.purchase;
  const of = t("of", { money: words.money(totalMinor, currency), at: words.at(occurredAt) });
  return (
    <>
      <PendingLink href="/activity" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle
        title={sheet.said ? t("said") : t("title")}
        lead={
          <Dotted>
            {of}
            {store}
          </Dotted>
        }
      />
      {sheet.said ? (
        <>
          <SaidReview said={sheet.said} words={words} />
          {sheet.until > now ? <ChangeReview sheet={sheet} words={words} /> : null}
        </>
      ) : sheet.until > now ? (
        <AskReview sheet={sheet} words={words} />
      ) : (
        <p>{t("over", { at: words.until(sheet.until) })}</p>
      )}
    </>
  );
}
