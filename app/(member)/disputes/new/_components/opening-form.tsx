import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DisputeSubject } from "@/db/queries/disputes";
import { newId } from "@/lib/base/uuid";
import { inWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { open } from "../../actions";

/** The member's words and a file; of a receipt that never arrived also what stands on it. */
export async function OpeningForm({ subject }: { subject: DisputeSubject | null }) {
  const [t, ui, words, { installation }] = await Promise.all([
    getTranslations("disputes.new"),
    getTranslations("ui"),
    inWords(),
    currentVisit(),
  ]);
  const isReceipt = subject === null;
  return (
    <Form id="dispute" action={open} className="grid max-w-xl gap-5">
      <input type="hidden" name="key" value={newId()} />
      <input type="hidden" name="about" value={subject?.about ?? "receipt"} />
      {subject?.about === "line" ? <input type="hidden" name="line" value={subject.line.version} /> : null}
      {subject?.about === "purchase" ? <input type="hidden" name="purchase" value={subject.purchase.publicId} /> : null}
      {isReceipt ? (
        <>
          <Field name="number" label={t("number")} hint={t("numberHint")} maxLength={100} autoComplete="off" required />
          <Field name="boughtOn" type="date" label={t("boughtOn")} required />
          <Field name="store" label={t("store")} maxLength={100} required />
          <Field
            name="total"
            label={t("total")}
            hint={t("totalHint", { example: words.money(85_000, installation.currency) })}
            inputMode="decimal"
            autoComplete="off"
            required
          />
        </>
      ) : null}
      <Textarea
        name="words"
        label={isReceipt ? t("wordsReceipt") : t("words")}
        hint={isReceipt ? t("wordsReceiptHint") : t("wordsHint")}
        rows={5}
        maxLength={2000}
        required
      />
      <FileField
        name="file"
        label={t("file")}
        optional={ui("optional")}
        hint={t("fileHint")}
        accept="image/png,image/jpeg,image/webp,application/pdf"
      />
      <div>
        <SubmitButton pending={t("pending")}>{t(isReceipt ? "submitReceipt" : "submit")}</SubmitButton>
      </div>
    </Form>
  );
}
