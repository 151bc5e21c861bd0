import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ApprovalView } from "@/db/queries/approvals";
import { undoDays } from "@/lib/loyalty/unmerge";
import { approve, reject, withdraw } from "../../actions";

/** The second person's two answers; whoever asked may only take it back, and whose points it is about does nothing. */
export async function Deciding({ approval, personId }: { approval: ApprovalView; personId: number }) {
  const t = await getTranslations("staff-approvals");
  const target = <input type="hidden" name="approvalId" value={approval.publicId} />;
  if (approval.requestedBy === personId) {
    return (
      <Form id="withdraw" action={withdraw} className="grid max-w-xl gap-3">
        {target}
        <p>{t("own")}</p>
        <div>
          <SubmitButton look="danger">{t("withdraw")}</SubmitButton>
        </div>
      </Form>
    );
  }
  if (approval.of.includes(personId)) return <p>{t("refusal.own_membership")}</p>;
  return (
    <div className="grid max-w-xl gap-6">
      <Form id="approve" action={approve} className="grid gap-3">
        {target}
        <p className="text-note text-ink-soft">
          {t(approval.mergeFrom ? "approveMergeHint" : "approveHint", { days: undoDays })}
        </p>
        <div>
          <SubmitButton>{t("approve")}</SubmitButton>
        </div>
      </Form>
      <Form id="reject" action={reject} className="grid gap-2">
        {target}
        <FormDisclosure question={t("reject")}>
          <Textarea name="reason" label={t("answer")} hint={t("answerHint")} rows={2} maxLength={500} required />
          <div>
            <SubmitButton look="danger">{t("reject")}</SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
    </div>
  );
}
