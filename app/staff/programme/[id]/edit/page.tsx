import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Unsaved } from "@/components/unsaved";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";
import { DraftParts } from "../../_components/draft-parts";
import { ExpiryFields } from "../../_components/expiry-fields";
import { PolicyFields, RateFields } from "../../_components/rule-fields";
import { TextFields } from "../../_components/text-fields";
import { TierFields } from "../../_components/tier-fields";
import { edit } from "../../actions";
import { findOpenDraft } from "../../open-draft";
import { writeTermsForm } from "../../write-terms-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-programme"))("edit.title") };
}

/** The form of a draft: rates, expiry, tiers and texts; rules and policies have pages of their own. */
export default async function EditTermsPage({ params }: Props) {
  await requireStaff("terms.draft");
  const [draft, t, ui, locale] = await Promise.all([
    params.then(({ id }) => findOpenDraft(id)),
    getTranslations("staff-programme"),
    getTranslations("ui"),
    getLocale(),
  ]);
  const values = { title: draft.title, ...writeTermsForm(draft.document, locale) };
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/programme/${draft.publicId}`} label={draft.title} />}
        title={t("edit.title")}
        lead={t("edit.lead")}
      />
      <DraftParts draftId={draft.publicId} current="edit" />
      {draft.state === "approved" ? (
        <div className="mb-6">
          <Notice tone="warn">{t("edit.approved")}</Notice>
        </div>
      ) : null}
      <Form id="terms" action={edit} className="grid gap-8">
        <Unsaved />
        <input type="hidden" name="draftId" value={draft.publicId} />
        <input type="hidden" name="version" value={draft.version} />
        <RateFields values={values} />
        <ExpiryFields values={values} document={draft.document} />
        <TierFields values={values} tiers={draft.document.tiers} />
        <PolicyFields values={values} />
        <TextFields values={values} />
        <div className="save-bar">
          <SubmitButton pending={ui("saving")}>{t("edit.save")}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
