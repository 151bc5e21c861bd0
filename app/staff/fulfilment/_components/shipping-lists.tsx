import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { BATCH_MOST } from "@/db/commands/fulfil-batch";
import { newId } from "@/lib/base/uuid";
import { inWords } from "@/lib/in-words";
import { upload } from "../actions";

/** Sending by a file: what waits to be downloaded, filled in and uploaded again. */
export async function ShippingLists() {
  const [t, words] = await Promise.all([getTranslations("staff-fulfilment.lists"), inWords()]);
  return (
    <Section id="lists" title={t("title")} lead={t("lead")}>
      <p className="mb-2">
        <a href="/staff/fulfilment/to-send.csv" className="text-link inline-flex min-h-11 items-center" download>
          {t("template")}
        </a>
      </p>
      <Form id="upload" action={upload} className="grid max-w-xl gap-4">
        <input type="hidden" name="key" value={newId()} />
        <FormDisclosure question={t("question")}>
          <FileField
            name="file"
            accept=".csv,text/csv"
            label={t("file")}
            hint={t("fileHint", { most: words.points(BATCH_MOST) })}
            required
          />
          <div>
            <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
    </Section>
  );
}
