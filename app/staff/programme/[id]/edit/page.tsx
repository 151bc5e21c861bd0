import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findTermsDraft } from "@/db/queries/terms-drafts";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";
import { ExpiryFields, PolicyFields, RateFields } from "../../_components/rule-fields";
import { TextFields } from "../../_components/text-fields";
import { TierFields } from "../../_components/tier-fields";
import { edit } from "../../actions";
import { writeTermsForm } from "../../write-terms-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-programme"))("edit.title") };
}

/** The form of a draft: what a marketer changes most. The rest of the document goes by file. */
export default async function EditTermsPage({ params }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, ui, locale] = await Promise.all([
    params.then(({ id }) => findTermsDraft(id)),
    getTranslations("staff-programme"),
    getTranslations("ui"),
    getLocale(),
  ]);
  if (draft === null || draft.state === "published" || draft.state === "withdrawn") notFound();
  const values = { title: draft.title, ...writeTermsForm(draft.document, locale) };
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}`} label={draft.title} />}
        title={t("edit.title")}
        lead={t("edit.lead")}
      />
      {draft.state === "approved" ? (
        <div className="mb-6">
          <Notice tone="warn">{t("edit.approved")}</Notice>
        </div>
      ) : null}
      <Form id="terms" action={edit} className="grid gap-8">
        <input type="hidden" name="draftId" value={draft.publicId} />
        <input type="hidden" name="version" value={draft.version} />
        <RateFields values={values} />
        <ExpiryFields values={values} />
        <TierFields values={values} tiers={draft.document.tiers} />
        <PolicyFields values={values} />
        <TextFields values={values} />
        <div>
          <SubmitButton pending={ui("saving")}>{t("edit.save")}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
