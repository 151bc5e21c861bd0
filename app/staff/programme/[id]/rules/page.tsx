import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { DraftParts } from "../../_components/draft-parts";
import { findOpenDraft } from "../../open-draft";
import { RuleList } from "../../rules/_components/rule-list";
import { RulesNotice } from "../../rules/_components/rules-notice";
import { SegmentList } from "../../rules/_components/segment-list";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rules"))("title") };
}

/** The earning rules of a draft as members would read them, and the segments they can ask for. */
export default async function DraftRulesPage({ params, searchParams }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, locale, query] = await Promise.all([
    params.then(({ id }) => findOpenDraft(id)),
    getTranslations("staff-rules"),
    getLocale(),
    searchParams,
  ]);
  const path = `/staff/programme/${draft.publicId}`;
  return (
    <>
      <PageTitle above={<BackLink href={path} label={draft.title} />} title={t("title")} lead={t("lead")} />
      <DraftParts draftId={draft.publicId} current="rules" />
      <RulesNotice query={query} />
      <Section
        id="rules"
        title={t("rules")}
        action={<ButtonLink href={`${path}/rules/edit`}>{t("addRule")}</ButtonLink>}
      >
        <RuleList draftId={draft.publicId} document={draft.document} locale={locale} />
      </Section>
      <Section
        id="segments"
        title={t("segments.title")}
        lead={t("segments.lead")}
        action={
          <ButtonLink href={`${path}/rules/segment`} look="secondary">
            {t("segments.add")}
          </ButtonLink>
        }
      >
        <SegmentList draftId={draft.publicId} document={draft.document} />
      </Section>
    </>
  );
}
