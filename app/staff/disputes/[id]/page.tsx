import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DisputeAbout, DisputeHistory } from "@/components/dispute-parts";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, PageTitle, Section } from "@/components/ui/section";
import { findStaffDispute, type StaffDispute } from "@/db/queries/staff-disputes";
import { type InWords, inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../_components/back-link";
import { DisputeBadge } from "../_components/dispute-badge";
import { Deciding } from "./_components/deciding";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-disputes"))("one") };
}

export default async function StaffDisputePage({ params }: Props) {
  const { actor, now } = await requireStaff("disputes.handle");
  const [{ id }, t, words] = await Promise.all([params, getTranslations("staff-disputes"), inWords()]);
  const dispute = await findStaffDispute(id, words.locale, now);
  if (dispute === null) notFound();
  const { subject, state, answerBy, decidedAt } = dispute;
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/disputes" label={t("back")} />}
        title={t(`about.${subject.about}`)}
        lead={<DisputeBadge state={state} isLate={state === "open" && answerBy <= now} />}
      />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div>
          <Facts facts={await factsOf(dispute, words)} />
          <Section id="about" title={t("subject")}>
            <DisputeAbout subject={subject} words={words} />
          </Section>
        </div>
        <div>
          <Section id="conversation" title={t("conversation")}>
            <DisputeHistory steps={dispute.steps} words={words} isForStaff={true} />
          </Section>
          <Section id="deciding" title={t("decide")}>
            {dispute.waiting ? <WaitingForSecond waiting={dispute.waiting} words={words} /> : null}
            {decidedAt === null ? <Deciding dispute={dispute} actor={actor} /> : <Notice>{t("done")}</Notice>}
          </Section>
        </div>
      </div>
    </>
  );
}

/** Accepting it waits for a second person. */
async function WaitingForSecond({ waiting, words }: { waiting: NonNullable<StaffDispute["waiting"]>; words: InWords }) {
  const t = await getTranslations("staff-disputes.waiting");
  return (
    <Notice tone="warn" title={t("title", { points: words.points(waiting.points), unit: words.unit })}>
      <PendingLink href={`/staff/approvals/${waiting.approvalId}`} className="underline underline-offset-4">
        {t("open")}
      </PendingLink>
    </Notice>
  );
}

async function factsOf(dispute: StaffDispute, words: InWords) {
  const t = await getTranslations("staff-disputes.fact");
  const { subject, outcome, decidedAt } = dispute;
  return [
    {
      label: t("member"),
      value: (
        <PendingLink
          href={`/staff/members/${dispute.memberPublicId}`}
          className="text-accent underline underline-offset-4"
        >
          {dispute.memberName}
        </PendingLink>
      ),
    },
    { label: t("balance"), value: `${words.points(dispute.standing.spendable)} ${words.unit}` },
    ...(subject.about === "line" ? [{ label: t("line"), value: words.points(subject.line.version) }] : []),
    { label: t("opened"), value: words.at(dispute.openedAt) },
    decidedAt === null
      ? { label: t("due"), value: words.until(dispute.answerBy) }
      : { label: t("decided"), value: words.at(decidedAt) },
    ...(outcome ? [{ label: t("outcome"), value: `${words.change(outcome.points)} ${words.unit}` }] : []),
  ];
}
