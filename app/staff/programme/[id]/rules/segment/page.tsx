import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../../../_components/address";
import { BackLink } from "../../../../_components/back-link";
import { findOpenDraft } from "../../../open-draft";
import { ConditionPanels } from "../../../rules/_components/condition-panels";
import { NamingFields } from "../../../rules/_components/naming-fields";
import { Removing } from "../../../rules/_components/removing";
import { saveSegment } from "../../../rules/actions";
import { memberKinds } from "../../../rules/condition-parts";
import { writeConditions } from "../../../rules/write-rule-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rules"))("editSegment") };
}

/** One segment of a draft: a saved condition of members, or a new one where the address names none. */
export default async function EditSegmentPage({ params, searchParams }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, ui, locale, query] = await Promise.all([
    params.then(({ id }) => findOpenDraft(id)),
    getTranslations("staff-rules"),
    getTranslations("ui"),
    getLocale(),
    searchParams,
  ]);
  const segment = draft.document.earning.segments.find(({ code }) => code === query.segment) ?? null;
  if (segment === null && query.segment !== undefined) notFound();
  const target = { draftId: draft.publicId, version: draft.version };
  const when = segment?.when ?? [];
  const names: Record<string, string> = segment ? { "name.id": segment.name.id, "name.en": segment.name.en } : {};
  const values = { ...names, ...writeConditions(when, locale) };
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}/rules`} label={t("title")} />}
        title={segment?.name[locale] ?? t("newSegment")}
        lead={t("segments.lead")}
      />
      <Form id="segment" action={saveSegment} className="grid gap-8">
        <input type="hidden" name="draftId" value={target.draftId} />
        <input type="hidden" name="version" value={target.version} />
        <input type="hidden" name="code" value={segment?.code ?? ""} />
        <NamingFields values={values} />
        <ConditionPanels when={when} kinds={memberKinds} values={values} document={draft.document} locale={locale} />
        <div>
          <SubmitButton pending={ui("saving")}>{t("save")}</SubmitButton>
        </div>
      </Form>
      {segment ? <Removing what="segment" code={segment.code} {...target} /> : null}
    </>
  );
}
