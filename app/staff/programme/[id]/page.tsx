import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { DraftChanges } from "../_components/draft-changes";
import { DraftFacts } from "../_components/draft-facts";
import { DraftFile } from "../_components/draft-file";
import { DraftMoves } from "../_components/draft-moves";
import { DraftPromises } from "../_components/draft-promises";
import { DraftStateBadge } from "../_components/draft-state-badge";
import { ProgrammeNotice } from "../_components/programme-notice";
import { ReplayPart } from "../_components/replay-part";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStaff("terms.view");
  return { title: (await findTermsDraft((await params).id))?.title };
}

/** A draft of the terms: what it would change, and whatever can follow on the state it is in. */
export default async function TermsDraftPage({ params, searchParams }: Props) {
  const { person, now } = await requireStaff("terms.view");
  const [draft, t, history, query] = await Promise.all([
    params.then(({ id }) => findTermsDraft(id)),
    getTranslations("staff-programme"),
    latestTermsVersion().then(termsHistory),
    searchParams,
  ]);
  if (draft === null) notFound();
  const isOpen = draft.state === "draft" || draft.state === "approved";
  const mayDraft = isOpen && grant(person, "terms.draft") !== null;
  const path = `/staff/programme/${draft.publicId}`;
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/programme" label={t("back")} />}
        title={draft.title}
        lead={<DraftStateBadge state={draft.state} />}
        action={
          <>
            {mayDraft ? <ButtonLink href={`${path}/edit`}>{t("page.edit")}</ButtonLink> : null}
            <ButtonLink href={`${path}/preview`} look="secondary">
              {t("page.preview")}
            </ButtonLink>
          </>
        }
      />
      <ProgrammeNotice query={query} />
      <div className="with-aside">
        <div>
          {isOpen ? <DraftPromises draft={draft} now={now} /> : null}
          <DraftChanges draft={draft} history={history} />
          {isOpen ? (
            <ReplayPart
              draftId={draft.publicId}
              version={draft.version}
              replayId={draft.replayId}
              mayRun={grant(person, "terms.draft") !== null}
            />
          ) : null}
          <DraftFile draft={draft} mayUpload={mayDraft} />
        </div>
        <div className="aside mt-10 lg:mt-0">
          <DraftFacts draft={draft} history={history} />
          {isOpen ? <DraftMoves draft={draft} history={history} person={person} now={now} /> : null}
        </div>
      </div>
    </>
  );
}
