import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageTitle, Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../../../_components/address";
import { BackLink } from "../../../../_components/back-link";
import { findOpenDraft } from "../../../open-draft";
import { Removing } from "../../../rules/_components/removing";
import { RuleForm } from "../../../rules/_components/rule-form";
import { RuleSentence } from "../../../rules/_components/rule-sentence";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rules"))("editRule") };
}

/** One earning rule of a draft, or a new one where the address names none. */
export default async function EditRulePage({ params, searchParams }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, locale, query] = await Promise.all([
    params.then(({ id }) => findOpenDraft(id)),
    getTranslations("staff-rules"),
    getLocale(),
    searchParams,
  ]);
  const rule = draft.document.earning.rules.find(({ code }) => code === query.rule) ?? null;
  if (rule === null && query.rule !== undefined) notFound();
  const target = { draftId: draft.publicId, version: draft.version };
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}/rules`} label={t("title")} />}
        title={rule?.name[locale] ?? t("newRule")}
      />
      {rule ? (
        <Section id="sentence" title={t("sentence")}>
          <RuleSentence rule={rule} document={draft.document} />
        </Section>
      ) : null}
      <Section id="form" title={t(rule ? "editRule" : "ruleItself")}>
        <RuleForm draft={draft} rule={rule} locale={locale} />
      </Section>
      {rule ? <Removing what="rule" code={rule.code} {...target} /> : null}
    </>
  );
}
