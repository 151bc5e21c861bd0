import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/base/uuid";
import { undoDays } from "@/lib/loyalty/unmerge";
import { merge } from "../../../merge-actions";

/** The reason, and the merging itself, or the asking of a second person: what stands above is what it does. */
export async function Confirming(props: { duplicateId: string; survivorId: string; takesASecond: boolean }) {
  const { duplicateId, survivorId, takesASecond } = props;
  const t = await getTranslations("staff-merge.form");
  return (
    <Section title={t("title")} id="confirming">
      <Form id="merge" action={merge} className="grid max-w-xl gap-4">
        <input type="hidden" name="duplicateId" value={duplicateId} />
        <input type="hidden" name="survivorId" value={survivorId} />
        <input type="hidden" name="key" value={newId()} />
        <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} required />
        <p className="text-note text-ink-soft">{t(takesASecond ? "hintAsk" : "hint", { days: undoDays })}</p>
        <div>
          <SubmitButton look="danger">{t(takesASecond ? "ask" : "submit")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
