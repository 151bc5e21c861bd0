import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import { upload } from "../actions";

/** The whole document as a file, for what the form does not hold: earning rules and every policy. */
export async function DraftFile({ draft, mayUpload }: { draft: TermsDraftView; mayUpload: boolean }) {
  const t = await getTranslations("staff-programme");
  return (
    <Section id="file" title={t("file.title")} lead={t("file.lead")}>
      <p>
        <a
          href={`/staff/programme/${draft.publicId}/document.json`}
          download
          className="font-semibold text-accent underline underline-offset-4"
        >
          {t("file.download")}
        </a>
      </p>
      {mayUpload ? (
        <Form id="terms-upload" action={upload} className="mt-4 grid gap-4 sm:max-w-xl">
          <input type="hidden" name="draftId" value={draft.publicId} />
          <input type="hidden" name="version" value={draft.version} />
          <FileField name="file" label={t("field.file")} hint={t("field.uploadHint")} accept="application/json,.json" />
          <div>
            <SubmitButton look="secondary">{t("file.upload")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
