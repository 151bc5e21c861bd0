import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { findReplay } from "@/db/queries/replays";
import { termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";
import { ReplayChanges } from "./_components/replay-changes";
import { ReplayFindings } from "./_components/replay-findings";
import { ReplayProgress } from "./_components/replay-progress";
import { ReplaySummary } from "./_components/replay-summary";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-replay"))("title") };
}

/** What running a draft over the past showed, or how far that has come. */
export default async function ReplayPage({ params }: Props) {
  const { now } = await requireStaff("terms.view");
  const [replay, history, t, words] = await Promise.all([
    params.then(({ id }) => findReplay(id)),
    termsHistory(),
    getTranslations("staff-replay"),
    inWords(),
  ]);
  if (replay === null) notFound();
  const live = termsAsOf(history, now);
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${replay.draftId}`} label={replay.draftTitle} />}
        title={t("title")}
        lead={t("lead", {
          at: words.at(replay.createdAt),
          events: words.points(replay.report?.events ?? replay.eventsTotal),
        })}
      />
      <div className="grid gap-4 not-empty:mb-8">
        {replay.isCurrent ? null : <Notice tone="warn">{t("outdated")}</Notice>}
        {replay.state === "failed" ? <Notice tone="bad">{t("failed")}</Notice> : null}
      </div>
      {replay.state === "waiting" || replay.state === "running" ? <ReplayProgress replay={replay} /> : null}
      {replay.report ? (
        <>
          <ReplaySummary report={replay.report} terms={live} />
          <ReplayChanges document={replay.document} live={live} />
          <ReplayFindings report={replay.report} replayId={replay.publicId} terms={live} document={replay.document} />
        </>
      ) : null}
    </>
  );
}
