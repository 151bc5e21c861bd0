import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TermsInFull } from "@/components/terms-in-full";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { latestTermsVersion, termsHistory } from "@/db/queries/terms";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";
import { newestOf } from "@/lib/loyalty/terms-publication";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-programme"))("preview.title") };
}

/** The terms as members would read them, in the language this page is read in. */
export default async function TermsPreviewPage({ params }: Props) {
  const { now } = await requireStaff("terms.view");
  const [draft, t, words, history] = await Promise.all([
    params.then(({ id }) => findTermsDraft(id)),
    getTranslations("staff-programme"),
    inWords(),
    latestTermsVersion().then(termsHistory),
  ]);
  if (draft === null) notFound();
  const version = draft.publishedVersion ?? newestOf(history).version + 1;
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}`} label={draft.title} />}
        title={t("preview.title")}
      />
      <div className="mb-8">
        <Notice>{t("preview.lead")}</Notice>
      </div>
      <TermsInFull terms={{ ...draft.document, version, effectiveFrom: now }} words={words} />
    </>
  );
}
