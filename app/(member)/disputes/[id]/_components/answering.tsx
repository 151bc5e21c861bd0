import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { FileField } from "@/components/ui/file-field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DisputeView } from "@/db/queries/disputes";
import { answer, withdraw } from "../../actions";

/** Saying more while it is not decided, and taking it back, asked once more before it is. */
export async function Answering({ dispute }: { dispute: DisputeView }) {
  const [t, ui] = await Promise.all([getTranslations("disputes"), getTranslations("ui")]);
  const target = (
    <>
      <input type="hidden" name="disputeId" value={dispute.publicId} />
      <input type="hidden" name="version" value={dispute.version} />
    </>
  );
  return (
    <Section id="answering" title={t(dispute.state === "asked" ? "answer.asked" : "answer.title")}>
      <Form id="answer" action={answer} className="grid max-w-xl gap-5">
        {target}
        <Textarea name="words" label={t("answer.words")} rows={4} maxLength={2000} required />
        <FileField
          name="file"
          label={t("new.file")}
          optional={ui("optional")}
          hint={t("new.fileHint")}
          accept="image/png,image/jpeg,image/webp,application/pdf"
        />
        <div>
          <SubmitButton pending={t("new.pending")}>{t("answer.submit")}</SubmitButton>
        </div>
      </Form>
      <div className="mt-6">
        <Form id="withdraw" action={withdraw} className="grid gap-2">
          {target}
          <FormDisclosure question={t("withdraw.question")}>
            <p>{t("withdraw.hint")}</p>
            <div>
              <SubmitButton look="danger">{t("withdraw.submit")}</SubmitButton>
            </div>
          </FormDisclosure>
        </Form>
      </div>
    </Section>
  );
}
