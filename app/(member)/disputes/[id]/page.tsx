import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DisputeAbout, DisputeHistory, disputeTitle } from "@/components/dispute-parts";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { findDispute } from "@/db/queries/disputes";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { DisputeClock, DisputeStateBadge } from "../_components/dispute-state";
import { Answering } from "./_components/answering";
import { Outcome } from "./_components/outcome";

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("title") };
}

export default async function DisputePage({ params }: Params) {
  const { member, now } = await requireMember();
  const [{ id }, t, words] = await Promise.all([params, getTranslations("disputes"), inWords()]);
  const dispute = await findDispute(member.id, id, words.locale);
  if (dispute === null) notFound();
  const isUndecided = dispute.state === "open" || dispute.state === "asked";
  return (
    <>
      <PendingLink href="/disputes" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle
        title={await disputeTitle(dispute.subject, words)}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <DisputeStateBadge state={dispute.state} />
            <DisputeClock dispute={dispute} now={now} words={words} />
          </span>
        }
      />
      <Outcome dispute={dispute} words={words} />
      <Section id="about" title={t("about.title")}>
        <DisputeAbout subject={dispute.subject} words={words} />
      </Section>
      <Section id="history" title={t("history.title")}>
        <DisputeHistory steps={dispute.steps} words={words} isForStaff={false} />
      </Section>
      {isUndecided ? <Answering dispute={dispute} /> : null}
    </>
  );
}
