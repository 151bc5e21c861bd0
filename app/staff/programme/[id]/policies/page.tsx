import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Unsaved } from "@/components/unsaved";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { DraftParts } from "../../_components/draft-parts";
import { findOpenDraft } from "../../open-draft";
import { NamingRows, ValueFields } from "../../policies/_components/naming-rows";
import { PolicyGroups } from "../../policies/_components/policy-fields";
import { savePolicies } from "../../policies/actions";
import { writePolicies } from "../../policies/policy-form";
import { RulesNotice } from "../../rules/_components/rules-notice";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rules.policies"))("title") };
}

/** The policies of a draft, the kinds of events it hears of, and how it calls things. */
export default async function DraftPoliciesPage({ params, searchParams }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, ui, locale, query] = await Promise.all([
    params.then(({ id }) => findOpenDraft(id)),
    getTranslations("staff-rules.policies"),
    getTranslations("ui"),
    getLocale(),
    searchParams,
  ]);
  const { document } = draft;
  const values = writePolicies(document, locale);
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}`} label={draft.title} />}
        title={t("title")}
        lead={t("lead")}
      />
      <DraftParts draftId={draft.publicId} current="policies" />
      <RulesNotice query={query} />
      <Form id="policies" action={savePolicies} className="grid gap-8">
        <Unsaved />
        <input type="hidden" name="draftId" value={draft.publicId} />
        <input type="hidden" name="version" value={draft.version} />
        <PolicyGroups document={document} values={values} locale={locale} />
        <ValueFields document={document} values={values} />
        <NamingRows document={document} values={values} />
        <div className="save-bar">
          <SubmitButton pending={ui("saving")}>{t("save")}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
