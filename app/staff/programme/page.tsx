import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle, Section } from "@/components/ui/section";
import { termsHistory } from "@/db/queries/terms";
import { listOpenTermsDrafts, listTermsVersions } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { DraftTable } from "./_components/draft-table";
import { NewDraft } from "./_components/new-draft";
import { VersionTable } from "./_components/version-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-programme"))("title") };
}

/** The terms: what is in force, what is to come, and what is being written. */
export default async function ProgrammePage() {
  const { person, now } = await requireStaff("terms.view");
  const [t, words, versions, drafts] = await Promise.all([
    getTranslations("staff-programme"),
    inWords(),
    listTermsVersions(),
    listOpenTermsDrafts(),
  ]);
  const live = termsAsOf(await termsHistory(versions[0]?.version), now);
  const mayDraft = grant(person, "terms.draft") !== null;
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead", { version: live.version, at: words.day(live.effectiveFrom) })} />
      <Section id="drafts" title={t("drafts.title")}>
        {drafts.length === 0 ? (
          <EmptyState kind="finished" title={t("drafts.none")}>
            <p>{t("drafts.noneHint")}</p>
          </EmptyState>
        ) : (
          <DraftTable drafts={drafts} />
        )}
      </Section>
      {mayDraft ? <NewDraft /> : null}
      <Section id="versions" title={t("versions.title")}>
        <VersionTable versions={versions} live={live.version} />
      </Section>
    </>
  );
}
